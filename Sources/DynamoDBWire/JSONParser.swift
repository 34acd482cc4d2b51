/// Reads JSON text (RFC 8259) into a `JSON` value.
///
/// Members keep their order, the last of two members with one name wins, numbers keep their text.
/// Nesting is limited, so that no input can exhaust the stack.
package struct JSONParser {
  /// What is wrong, and at which byte.
  package struct Failure: Error, Sendable, Equatable {
    package let message: String
    package let offset: Int
  }

  /// Deeper than any DynamoDB request can be (32 levels of attributes, each two JSON levels deep).
  static let maximumDepth = 200

  private let input: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Parses a whole text.
  ///
  /// ```swift
  /// try JSON(parsing: Array(#"{"a":1.50}"#.utf8))  // .object(["a": .number("1.50")])
  /// ```
  package static func parse(_ bytes: [UInt8]) throws(Failure) -> JSON {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSON, Failure> in
      do throws(Failure) {
        return .success(try parse(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Parses a whole text where it lies, without a copy of it.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> JSON {
    var parser = JSONParser(input: bytes)
    return try parser.document()
  }

  private init(input: UnsafeBufferPointer<UInt8>) { self.input = input }

  private mutating func document() throws(Failure) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard position == input.count else { throw failure("unexpected text after the value") }
    return value
  }

  private func failure(_ message: String) -> Failure {
    Failure(message: message, offset: position)
  }

  private var current: UInt8? { position < input.count ? input[position] : nil }

  private mutating func skipSpace() {
    while position < input.count {
      switch input[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSON {
    guard depth < Self.maximumDepth else {
      throw failure("nested more than \(Self.maximumDepth) levels deep")
    }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case nil: throw failure("the text ends where a value should be")
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      return .number(try number())
    default: throw failure("expected a value")
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSON) throws(Failure) -> JSON {
    let end = position + text.utf8CodeUnitCount
    guard end <= input.count else { throw failure("expected \(text)") }
    for index in 0..<text.utf8CodeUnitCount where input[position + index] != text.utf8Start[index] {
      throw failure("expected \(text)")
    }
    position = end
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> JSON {
    position += 1
    var members: [JSON.Object.Member] = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(JSON.Object())
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw failure("expected a member name") }
      let name = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw failure("expected ':'") }
      position += 1
      members.append((name, try value(depth: depth + 1)))
      skipSpace()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(JSON.Object(uniqueMembers: Self.lastOfEachName(members)))
      default: throw failure("expected ',' or '}'")
      }
    }
  }

  /// The members, of those with one name only the last, in the first one's place.
  private static func lastOfEachName(_ members: [JSON.Object.Member]) -> [JSON.Object.Member] {
    // Up to a dozen names, comparing each with each is cheaper than hashing them.
    if members.count <= 12 {
      var hasDuplicate = false
      for index in members.indices.dropFirst() {
        for earlier in 0..<index where sameBytes(members[earlier].name, members[index].name) {
          hasDuplicate = true
        }
      }
      if !hasDuplicate { return members }
    }
    var places: [[UInt8]: Int] = [:]
    var unique: [JSON.Object.Member] = []
    for member in members {
      let bytes = Array(member.name.utf8)
      if let place = places[bytes] {
        unique[place].value = member.value
      } else {
        places[bytes] = unique.count
        unique.append(member)
      }
    }
    return unique
  }

  private mutating func array(depth: Int) throws(Failure) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(elements)
      default: throw failure("expected ',' or ']'")
      }
    }
  }

  private mutating func number() throws(Failure) -> String {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else { throw failure("expected a digit") }
    if whole > 1, input[position - whole] == UInt8(ascii: "0") {
      throw failure("a number cannot start with 0")
    }
    if current == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw failure("expected a digit") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw failure("expected a digit") }
    }
    return String(decoding: input[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(input)[start...])
    position = start + (rest.firstJSONEscape ?? rest.count)
    switch current {
    case UInt8(ascii: "\""):
      let bytes = UnsafeBufferPointer(rebasing: input[start..<position])
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Failure(message: "the string is not valid UTF-8", offset: start)
      }
      position += 1
      return text
    case UInt8(ascii: "\\"): return try stringWithEscapes(start)
    case nil: throw failure("the string is not closed")
    default: throw failure("control characters must be escaped in a string")
    }
  }

  private mutating func stringWithEscapes(_ start: Int) throws(Failure) -> String {
    var bytes = Array(input[start..<position])
    while position < input.count {
      let byte = input[position]
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw Failure(message: "the string is not valid UTF-8", offset: start)
        }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &bytes)
      case 0..<0x20: throw failure("control characters must be escaped in a string")
      default:
        bytes.append(byte)
        position += 1
      }
    }
    throw failure("the string is not closed")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(Failure) {
    guard let letter = current else { throw failure("the string is not closed") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): bytes.append(contentsOf: String(try unicodeEscape()).utf8)
    default:
      position -= 1
      throw failure("unknown escape in a string")
    }
  }

  /// The scalar after `\u`; a high surrogate must be followed by a low one.
  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
    let unit = try fourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, current == UInt8(ascii: "\\") else { throw failure("lone surrogate") }
    position += 1
    guard current == UInt8(ascii: "u") else { throw failure("lone surrogate") }
    position += 1
    let low = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    else { throw failure("lone surrogate") }
    return scalar
  }

  private mutating func fourHexDigits() throws(Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("expected four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
