import DynamoDBWire

/// How items stand in the drawing of an index: partitions together, sort keys rising.
enum IndexOrder {
  static func precedes(_ a: Item, _ b: Item, by keys: [String]) -> Bool {
    for key in keys {
      guard let left = a[key], let right = b[key], left != right else { continue }
      return precedes(left, right)
    }
    return false
  }

  /// Key attributes are text, number or binary, and of one type in an index.
  private static func precedes(_ a: AttributeValue, _ b: AttributeValue) -> Bool {
    switch (a, b) {
    case (.s(let left), .s(let right)): precedesByBytes(left, right)
    case (.n(let left), .n(let right)): left < right
    case (.b(let left), .b(let right)): left.lexicographicallyPrecedes(right)
    default: a.kind.rawValue < b.kind.rawValue
    }
  }
}

extension Item {
  func keeping(_ names: [String]) -> Item {
    Item(unique: filter { attribute in names.contains { sameBytes($0, attribute.name) } })
  }
}
