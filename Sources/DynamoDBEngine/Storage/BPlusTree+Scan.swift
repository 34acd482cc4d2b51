extension BPlusTree {
  /// Visits the entries of a range in order until `body` returns false.
  ///
  /// Costs one descent and what is visited.
  func scan(
    _ range: TreeRange = .all, descending: Bool = false, _ body: (TreeKey, Value) -> Bool
  ) {
    if descending {
      _ = Self.descend(root, range, body)
    } else {
      _ = Self.ascend(root, range, body)
    }
  }

  /// - Returns: Whether to go on.
  private static func ascend(
    _ node: Node, _ range: TreeRange, _ body: (TreeKey, Value) -> Bool
  ) -> Bool {
    if node.isLeaf {
      let start = range.lower.map(node.lowerBound) ?? 0
      let end = range.upper.map(node.lowerBound) ?? node.keys.count
      var index = start
      while index < end {
        if !body(node.keys[index], node.values[index]) { return false }
        index += 1
      }
      return end == node.keys.count
    }
    let first = range.lower.map(node.childIndex) ?? 0
    for index in first..<node.children.count {
      // Only the first child can hold keys below the range.
      let part = index == first ? range : TreeRange(lower: nil, upper: range.upper)
      if !ascend(node.children[index], part, body) { return false }
    }
    return true
  }

  private static func descend(
    _ node: Node, _ range: TreeRange, _ body: (TreeKey, Value) -> Bool
  ) -> Bool {
    if node.isLeaf {
      let start = range.lower.map(node.lowerBound) ?? 0
      var index = range.upper.map(node.lowerBound) ?? node.keys.count
      while index > start {
        index -= 1
        if !body(node.keys[index], node.values[index]) { return false }
      }
      return start == 0
    }
    let last = range.upper.map(node.childIndex) ?? node.children.count - 1
    for index in stride(from: last, through: 0, by: -1) {
      let part = index == last ? range : TreeRange(lower: range.lower, upper: nil)
      if !descend(node.children[index], part, body) { return false }
    }
    return true
  }
}
