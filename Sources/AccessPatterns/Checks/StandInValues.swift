import Documents
import DynamoDBWire

/// ExpressionAttributeNames and -Values of a request in a file, with something in place of what
/// templates give at run time, so that expressions can be parsed before.
struct StandInValues {
  let names: JSON.Object?
  let values: JSON.Object?
  /// Names that are only known at run time.
  let unknownNames: [String]
  /// Placeholders of values of which not even the type is known.
  let hasUnknownTypes: Bool
  /// Every placeholder with its place.
  let keys: [(name: String, span: Span)]

  /// What stands in for a value of unknown type, tried in turn.
  static let kinds: [AttributeValue] = ["x", 1, .l([]), .ss(AttributeSet(["x"])), .m(.empty)]

  /// - Parameter unknown: What stands in for values of unknown type.
  init(_ body: Node, unknown: AttributeValue = kinds[0]) {
    var names: [JSON.Object.Member] = []
    var values: [JSON.Object.Member] = []
    var unknownNames: [String] = []
    var keys: [(String, Span)] = []
    var hasUnknown = false
    for entry in Self.entries(body["ExpressionAttributeNames"]) {
      keys.append((entry.key, entry.keySpan))
      var name = entry.value.text ?? ""
      if entry.value.hasTemplate {
        name = entry.key
        unknownNames.append(name)
      }
      names.append((entry.key, .string(name)))
    }
    for entry in Self.entries(body["ExpressionAttributeValues"]) {
      keys.append((entry.key, entry.keySpan))
      let value = Self.value(of: entry.value)
      if value == nil { hasUnknown = true }
      values.append((entry.key, .value(value ?? unknown)))
    }
    self.names = names.isEmpty ? nil : JSON.Object(uniqueMembers: names)
    self.values = values.isEmpty ? nil : JSON.Object(uniqueMembers: values)
    self.unknownNames = unknownNames
    self.keys = keys
    hasUnknownTypes = hasUnknown
  }

  private static func entries(_ node: Node?) -> [Node.Entry] {
    if case .map(let entries)? = node?.value { entries } else { [] }
  }

  /// A value of the type that is written; nil where a template decides it.
  private static func value(of node: Node) -> AttributeValue? {
    guard case .map(let entries) = node.value, entries.count == 1, let entry = entries.first,
      let kind = AttributeValue.Kind(rawValue: entry.key)
    else { return nil }
    let text: String? = entry.value.hasTemplate ? nil : entry.value.text
    switch kind {
    case .s: return .s(text ?? "x")
    case .n: return .n(text.flatMap { try? Number(parsing: $0) } ?? Number(1))
    case .b: return .b([1])
    case .bool: return .bool(true)
    case .null: return .null
    case .l: return .l([])
    case .m: return .m(.empty)
    case .ss: return .ss(AttributeSet(["x"]))
    case .ns: return .ns(AttributeSet([Number(1)]))
    case .bs: return .bs(AttributeSet([[1]]))
    }
  }
}
