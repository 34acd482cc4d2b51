extension BPlusTree {
  /// Makes a tree of entries that come in order of their keys: leaves are filled one after the other,
  /// and nothing is looked for.
  ///
  /// ```swift
  /// var builder = BPlusTree<Int>.Builder()
  /// for (key, value) in sorted { _ = builder.append(value, at: key) }
  /// let tree = builder.tree()
  /// ```
  struct Builder {
    private var leaves: [Node] = []
    private var leaf = Node()
    private var last: TreeKey?
    private(set) var count = 0

    init() { reserve() }

    /// - Returns: false where the key is not greater than the one before it; nothing is appended then.
    mutating func append(_ value: Value, at key: TreeKey) -> Bool {
      if let last, !(last < key) { return false }
      if leaf.keys.count == order {
        leaves.append(leaf)
        leaf = Node()
        reserve()
      }
      leaf.keys.append(key)
      leaf.values.append(value)
      last = key
      count += 1
      return true
    }

    private func reserve() {
      leaf.keys.reserveCapacity(order + 1)
      leaf.values.reserveCapacity(order + 1)
    }

    /// The tree of all entries; the builder is used up by it.
    mutating func tree() -> BPlusTree {
      guard count > 0 else { return BPlusTree() }
      leaves.append(leaf)
      leaf = Node()
      var level = leaves.map { (lowest: $0.keys[0], node: $0) }
      leaves = []
      while level.count > 1 { level = Self.parents(of: level) }
      return BPlusTree(root: level[0].node, count: count)
    }

    /// As many nodes as are needed, each with about as many children.
    private static func parents(
      of level: [(lowest: TreeKey, node: Node)]
    ) -> [(lowest: TreeKey, node: Node)] {
      let width = (level.count + order - 1) / order
      return (0..<width).map { place in
        let children = level[(level.count * place / width)..<(level.count * (place + 1) / width)]
        let node = Node()
        node.keys = children.dropFirst().map(\.lowest)
        node.children = children.map(\.node)
        return (children[children.startIndex].lowest, node)
      }
    }
  }
}
