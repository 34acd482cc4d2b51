import DynamoDBWire
import Templates

extension Value {
  /// The value on one line, whole: `'text'`, `5`, `[1, 'a']`, `{id: 'x'}`. Reports cut what is long.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .text(let text): "'\(text)'"
    case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.name): \($0.value.text)" }.joined(separator: ", ") + "}"
    case .attribute(let attribute): attribute.json.text
    }
  }
}
