import DynamoDBWire
import Templates

extension Value {
  /// As JSON: numbers keep their digits; what has no plain form is typed as the API types it.
  var json: JSON {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number.description)
    case .text(let text): .string(text)
    case .list(let values): .array(values.map(\.json))
    case .map(let entries):
      .object(JSON.Object(uniqueMembers: entries.map { ($0.name, $0.value.json) }))
    case .attribute(let value): .value(value)
    }
  }

  /// A list or a map over several lines, where one line is too long to be read; nil otherwise.
  var block: String? {
    switch self {
    case .list, .map: break
    default: return nil
    }
    return plainText.utf8.count > Cut.cell ? Cut.block(VisibleJSON.escaped(json.pretty())) : nil
  }
}
