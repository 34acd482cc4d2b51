/// The API's types as its JSON has them, with the texts of a SerializationException where a member
/// is of another type (dynalite recorded them on the service).
extension JSON {
  package func requiredText() throws(DynamoDBError) -> String {
    switch self {
    case .string(let text): return text
    case .bool(let flag):
      throw .serialization("\(flag ? "TRUE" : "FALSE")_VALUE cannot be converted to String")
    case .number(let text):
      throw .serialization("\(Self.numberToken(text)) cannot be converted to String")
    case .array: throw .serialization("Unrecognized collection type class java.lang.String")
    default: throw .serialization("Start of structure or map found where not expected")
    }
  }

  package func requiredBinary() throws(DynamoDBError) -> [UInt8] {
    switch self {
    case .string(let text):
      guard text.utf8.count.isMultiple(of: 4) else {
        throw .serialization(
          "Base64 encoded length is expected a multiple of 4 bytes but found: \(text.utf8.count)")
      }
      guard let bytes = Base64.decode(text) else {
        throw .serialization("Invalid last non-pad Base64 character dectected")
      }
      return bytes
    case .bool, .number:
      throw .serialization("only base-64-encoded strings are convertible to bytes")
    case .array: throw .serialization("Unrecognized collection type class java.nio.ByteBuffer")
    default: throw .serialization("Start of structure or map found where not expected")
    }
  }

  package func requiredFlag() throws(DynamoDBError) -> Bool {
    switch self {
    case .bool(let flag): return flag
    case .string(let text):
      switch text.uppercased() {
      case "TRUE", "1", "YES": return true
      case "FALSE", "0", "NO": return false
      default: throw .serialization("Unexpected token received from parser")
      }
    case .number(let text):
      throw .serialization("\(Self.numberToken(text)) cannot be converted to Boolean")
    case .array: throw .serialization("Unrecognized collection type class java.lang.Boolean")
    default: throw .serialization("Start of structure or map found where not expected")
    }
  }

  /// - Parameter type: What the service calls it: Integer, Long or Double.
  package func requiredInteger(_ type: String = "Integer") throws(DynamoDBError) -> Int {
    switch self {
    case .number(let text):
      guard let number = try? Number(parsing: text) else {
        throw .serialization("NUMBER_VALUE cannot be converted to \(type)")
      }
      return number.flooredInt
    case .string: throw .serialization("STRING_VALUE cannot be converted to \(type)")
    case .bool(let flag):
      throw .serialization("\(flag ? "TRUE" : "FALSE")_VALUE cannot be converted to \(type)")
    case .array: throw .serialization("Unrecognized collection type class java.lang.\(type)")
    default: throw .serialization("Start of structure or map found where not expected")
    }
  }

  package func requiredList() throws(DynamoDBError) -> [JSON] {
    switch self {
    case .array(let elements): return elements
    case .object, .item, .value:
      throw .serialization("Start of structure or map found where not expected")
    default: throw .serialization("Unexpected field type")
    }
  }

  package static func numberToken(_ text: String) -> String {
    text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
      ? "DECIMAL_VALUE" : "NUMBER_VALUE"
  }
}

extension Number {
  /// The largest whole number that is not larger, at most what an `Int` holds.
  var flooredInt: Int {
    if let int { return int }
    if exponent >= 0 { return isNegative ? Int.min : Int.max }
    var whole = coefficient
    for _ in 0..<min(-exponent, 39) { whole /= 10 }
    guard let magnitude = Int(exactly: whole) else { return isNegative ? Int.min : Int.max }
    return isNegative ? -magnitude - 1 : magnitude
  }
}

extension JSON {
  package func requiredObject() throws(DynamoDBError) -> Object {
    switch self {
    case .object(let object): return object
    case .item, .value: return expanded.object ?? [:]
    case .array: throw .serialization("Start of list found where not expected")
    default: throw .serialization("Unexpected field type")
    }
  }
}
