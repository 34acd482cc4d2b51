import DynamoDBWire

/// A member of an answer as it is compared: plain JSON, sets in order, without what is local.
struct ComparedJSON {
  private let json: JSON

  init(_ json: JSON?) {
    guard let json, !Self.isNothing(json, named: "") else {
      self.json = .null
      return
    }
    self.json = Self.comparable(json)
  }

  /// Members that say what an endpoint has at the time, whatever was asked of it.
  static let local: Set<String> = [
    "BillingModeSummary", "ConsumedCapacity", "Endpoints", "IndexArn", "IndexSizeBytes",
    "IndexStatus", "ItemCollectionMetrics", "ItemCount", "ProvisionedThroughput", "TableId",
    "TableSizeBytes", "TableStatus", "WarmThroughput",
  ]

  private static let sets: Set<String> = ["SS", "NS", "BS"]

  private static func comparable(_ json: JSON) -> JSON {
    switch json {
    case .item, .value: return comparable(json.expanded)
    case .array(let elements): return .array(elements.map(comparable))
    case .object(let object):
      if object.count == 1, let (name, value) = object.members.first, sets.contains(name) {
        return .object([name: sorted(value)])
      }
      return .object(
        JSON.Object(
          uniqueMembers: object.members
            .filter { !local.contains($0.name) && !isNothing($0.value, named: $0.name) }
            .map { ($0.name, comparable($0.value)) }))
    default: return json
    }
  }

  /// Whether a member may as well be left out: a table without indexes has none, or an empty list of
  /// them. `L` and `M` are attribute values.
  private static func isNothing(_ value: JSON, named name: String) -> Bool {
    guard name != "L", name != "M" else { return false }
    return value == .array([]) || value == .object([:])
  }

  /// Whether the other has the same in its lists, in another order.
  func isReordered(_ other: ComparedJSON) -> Bool {
    Self.sorted(json) == Self.sorted(other.json)
  }

  /// Lists in an order that their elements alone give.
  private static func sorted(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements):
      let keyed = elements.map { element in
        let element = sorted(element)
        return (key: key(element), element: element)
      }
      return .array(keyed.sorted { precedesByBytes($0.key, $1.key) }.map(\.element))
    case .object(let object):
      return .object(
        JSON.Object(uniqueMembers: object.members.map { ($0.name, sorted($0.value)) }))
    default: return json
    }
  }

  /// A text that is the same whatever the order of members is.
  private static func key(_ json: JSON) -> String {
    switch json {
    case .array(let elements): return "[" + elements.map(key).joined(separator: ",") + "]"
    case .object(let object):
      let members = object.members.sorted { precedesByBytes($0.name, $1.name) }
      return "{" + members.map { "\($0.name):\(key($0.value))" }.joined(separator: ",") + "}"
    default: return json.text
    }
  }

  /// The first place where two differ, and what stands there: `Items[2].likes.N`; nil where they are
  /// the same.
  func difference(
    from other: ComparedJSON, at path: String
  ) -> (path: String, left: String, right: String)? {
    Self.difference(json, other.json, path)
  }

  private static func difference(
    _ left: JSON, _ right: JSON, _ path: String
  ) -> (path: String, left: String, right: String)? {
    switch (left, right) {
    case (.array(let first), .array(let second)):
      for (index, pair) in zip(first, second).enumerated() {
        if let found = difference(pair.0, pair.1, "\(path)[\(index)]") { return found }
      }
      if first.count == second.count { return nil }
      return (path, Quantity.of(first.count, "element"), Quantity.of(second.count, "element"))
    case (.object(let first), .object(let second)):
      for name in first.names + second.names.filter({ first[$0] == nil }) {
        let found = difference(first[name] ?? .null, second[name] ?? .null, "\(path).\(name)")
        if let found { return found }
      }
      return nil
    default: return left == right ? nil : (path, short(left), short(right))
    }
  }

  private static func short(_ json: JSON) -> String {
    if case .null = json { return "nothing" }
    return Cut.value(json.text)
  }
}
