import DynamoDBWire

/// What an expression took from its request's placeholders.
///
/// An expression is checked by the names and by the types of values. So with the same of both the
/// checks of an earlier request stand, and only the values themselves are looked up.
struct PlaceholderUses: Sendable {
  /// Each once, in the order of their first use.
  private var names: [(key: String, name: String)] = []
  private var values: [(key: String, kind: AttributeValue.Kind)] = []

  mutating func note(_ key: String, standsFor name: String) {
    if !names.contains(where: { sameBytes($0.key, key) }) { names.append((key, name)) }
  }

  /// A value's number: that of the first to be used is 0.
  func number(of key: String) -> Int? { values.firstIndex { sameBytes($0.key, key) } }

  mutating func note(_ key: String, holds kind: AttributeValue.Kind) { values.append((key, kind)) }

  /// The values of another request by their numbers, marked as used like the names; nil where a name
  /// stands for something else, or a value is of another type.
  func values(from placeholders: inout Placeholders) -> [AttributeValue]? {
    for (key, name) in names {
      guard let other = placeholders.name(key), sameBytes(other, name) else { return nil }
    }
    var found: [AttributeValue] = []
    found.reserveCapacity(values.count)
    for (key, kind) in values {
      guard let value = placeholders.value(key), value.kind == kind else { return nil }
      found.append(value)
    }
    return found
  }
}
