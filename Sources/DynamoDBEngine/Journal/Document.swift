import DynamoDBWire
import Journal

/// A document of the journal, read: a JSON object whose members are believed only after a look.
struct Document {
  private let object: JSON.Object

  init(_ object: JSON.Object) { self.object = object }

  init(_ bytes: UnsafeRawBufferPointer) throws(JournalFailure) {
    let json = try? JSONParser.parse(bytes.bindMemory(to: UInt8.self))
    guard case .object(let object)? = json else { throw .corrupt("a document is no JSON object") }
    self.object = object
  }

  static func lacks(_ name: String) -> JournalFailure {
    .corrupt("a document has no good '\(name)'")
  }

  func has(_ name: String) -> Bool { object[name] != nil }

  func text(_ name: String) throws(JournalFailure) -> String {
    guard let text = object[name]?.string else { throw Self.lacks(name) }
    return text
  }

  func optionalText(_ name: String) throws(JournalFailure) -> String? {
    has(name) ? try text(name) : nil
  }

  /// Far from where adding and multiplying could overflow.
  func number(_ name: String) throws(JournalFailure) -> Int {
    guard let number = object[name]?.int, abs(number.clamped) <= 1 << 50 else {
      throw Self.lacks(name)
    }
    return number
  }

  func optionalNumber(_ name: String) throws(JournalFailure) -> Int? {
    has(name) ? try number(name) : nil
  }

  /// A number of things, or the number of one.
  func count(_ name: String) throws(JournalFailure) -> Int {
    let number = try number(name)
    guard number >= 0 else { throw Self.lacks(name) }
    return number
  }

  func units(_ name: String) throws(JournalFailure) -> Double {
    guard case .number(let text)? = object[name], let units = Double(text), units.isFinite else {
      throw Self.lacks(name)
    }
    return units
  }

  func flag(_ name: String) throws(JournalFailure) -> Bool {
    guard let flag = object[name]?.bool else { throw Self.lacks(name) }
    return flag
  }

  func json(_ name: String) throws(JournalFailure) -> JSON.Object {
    guard case .object(let member)? = object[name] else { throw Self.lacks(name) }
    return member
  }

  func optionalJSON(_ name: String) throws(JournalFailure) -> JSON.Object? {
    has(name) ? try json(name) : nil
  }

  func document(_ name: String) throws(JournalFailure) -> Document { Document(try json(name)) }

  func documents(_ name: String) throws(JournalFailure) -> [Document] {
    guard case .array(let elements)? = object[name] else { throw Self.lacks(name) }
    var documents: [Document] = []
    for element in elements {
      guard case .object(let object) = element else { throw Self.lacks(name) }
      documents.append(Document(object))
    }
    return documents
  }

  func texts(_ name: String) throws(JournalFailure) -> [String] {
    guard case .array(let elements)? = object[name] else { throw Self.lacks(name) }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else { throw Self.lacks(name) }
      texts.append(text)
    }
    return texts
  }

  /// A text that is one of a kind's own.
  func choice<Choice: RawRepresentable<String>>(
    _ name: String, _ type: Choice.Type
  ) throws(JournalFailure) -> Choice {
    guard let choice = Choice(rawValue: try text(name)) else { throw Self.lacks(name) }
    return choice
  }
}

extension Int {
  /// One whose magnitude can be told.
  fileprivate var clamped: Int { Swift.max(self, -Int.max) }
}

extension JSON {
  static func number(_ number: Int) -> JSON { .number(String(number)) }
}

extension JSON.Object {
  /// As it stands in a document.
  var documentBytes: [UInt8] {
    var bytes: [UInt8] = []
    JSON.object(self).write(to: &bytes)
    return bytes
  }
}
