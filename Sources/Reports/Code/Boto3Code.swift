import DynamoDBWire

/// A request as a call of boto3's client.
///
/// ```python
/// client.get_item(
///     TableName="chat",
///     Key={"PK": {"S": "CHAN#7"}, "SK": {"S": "CHAN#7"}},
/// )
/// ```
enum Boto3Code {
  static func text(_ call: Call) -> String {
    let name = CodeLanguage.words(call.operation, "_")
    guard !call.body.isEmpty else { return "client.\(name)()" }
    let arguments = call.body.members.map { "    \($0.name)=\(literal($0.value)),\n" }
    return "client.\(name)(\n\(arguments.joined()))"
  }

  private static func literal(_ value: JSON) -> String {
    switch value {
    case .null: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .number(let text): text
    case .string(let text): quoted(text)
    case .array(let elements): "[" + elements.map(literal).joined(separator: ", ") + "]"
    case .object(let object): map(object.members.map { ($0.name, literal($0.value)) })
    case .item(let item): map(item.map { ($0.name, literal($0.value)) })
    case .value(let value): literal(value)
    }
  }

  /// boto3 takes binary values as bytes and encodes them itself.
  private static func literal(_ value: AttributeValue) -> String {
    switch value {
    case .b(let bytes): map([("B", literal(bytes))])
    case .bs(let set):
      map([("BS", "[" + set.elements.map(literal).joined(separator: ", ") + "]")])
    case .l(let elements):
      map([("L", "[" + elements.map(literal).joined(separator: ", ") + "]")])
    case .m(let item): map([("M", map(item.map { ($0.name, literal($0.value)) }))])
    default: literal(value.json)
    }
  }

  private static func literal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("b\"".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x20..<0x7F: text.append(byte)
      default: text += Array("\\x".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text + Array("\"".utf8), as: UTF8.self)
  }

  private static func map(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\(quoted($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
  }

  /// JSON's escapes are Python's too.
  private static func quoted(_ text: String) -> String {
    VisibleJSON.escaped(JSON.string(text).text)
  }
}
