import DynamoDBWire

/// The start of the names of all tables that a run makes on a shared endpoint: `partita-k3f9x2a1-`.
package struct TablePrefix: Sendable {
  package let text: String
  /// Whether no other run has it, so that every table with it is this run's.
  package let isUnique: Bool

  /// What all of them start with, by which leftovers are found.
  package static let common = "partita-"

  package init(_ text: String) { self.init(text, isUnique: false) }

  private init(_ text: String, isUnique: Bool) {
    self.text = text
    self.isUnique = isUnique
  }

  /// One that no other run has.
  package static func random() -> TablePrefix {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let id = (0..<10).map { _ in letters[Int.random(in: 0..<letters.count)] }
    return TablePrefix("\(common)\(String(decoding: id, as: UTF8.self))-", isUnique: true)
  }

  /// A name, or the one in an ARN, with the prefix; a name that no table can have stays, so that the
  /// service says so.
  func added(to name: String) -> String {
    if name.hasPrefix("arn:") {
      guard let place = name.utf8.firstRange(of: ":table/".utf8) else { return name }
      return name[..<place.upperBound] + text + name[place.upperBound...]
    }
    let isName =
      (3...255).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
    return isName ? text + name : name
  }

  /// A text of the service's without the prefix, wherever it stands in it.
  func removed(from other: String) -> String {
    guard !text.isEmpty, other.utf8.firstRange(of: text.utf8) != nil else { return other }
    var rest = other[...]
    var result = ""
    while let place = rest.utf8.firstRange(of: text.utf8) {
      result += rest[..<place.lowerBound]
      rest = rest[place.upperBound...]
    }
    return result + rest
  }

  func removed(from object: JSON.Object) -> JSON.Object {
    JSON.Object(
      uniqueMembers: object.members.map { name, value in
        (removed(from: name), Self.data.contains(name) ? value : removed(from: value))
      })
  }

  /// Members that hold the users' data, where no table's name stands, and texts of the service's own,
  /// which it wants back as they are.
  private static let data: Set<String> = [
    "Attributes", "DeleteRequest", "Item", "Items", "Key", "Keys", "LastEvaluatedKey", "NewImage",
    "NextShardIterator", "NextToken", "OldImage", "PutRequest", "ShardIterator",
  ]

  private func removed(from value: JSON) -> JSON {
    switch value {
    case .string(let text): .string(removed(from: text))
    case .array(let elements): .array(elements.map { removed(from: $0) })
    case .object(let object): .object(removed(from: object))
    default: value
    }
  }

  /// Whether a table's name has the prefix.
  func begins(_ name: String) -> Bool { name.utf8.starts(with: text.utf8) }
}
