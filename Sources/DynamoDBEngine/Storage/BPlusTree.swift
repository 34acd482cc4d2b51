/// An ordered map as a persistent B+tree: copying it costs nothing, and the copies share every node
/// that neither has changed since.
///
/// While no copy is alive, nodes are changed in place; a node that is shared is copied first. So
/// nobody pays for snapshots who takes none.
struct BPlusTree<Value: Sendable>: Sendable {
  /// Entries of a leaf, children of an inner node.
  static var order: Int { 64 }

  private(set) var root = Node()
  private(set) var count = 0

  init() {}

  /// - Parameter root: A node that nobody else has.
  init(root: Node, count: Int) {
    self.root = root
    self.count = count
  }

  /// A leaf has values, an inner node has children and, as keys, the lowest key of each child but
  /// the first.
  ///
  /// Sendable by discipline: nodes are mutated only while uniquely referenced. So nobody reads one
  /// meanwhile either, and checking that at each access would cost a tenth of a lookup.
  final class Node: @unchecked Sendable {
    @exclusivity(unchecked) var keys: [TreeKey] = []
    @exclusivity(unchecked) var values: [Value] = []
    @exclusivity(unchecked) var children: [Node] = []

    var isLeaf: Bool { children.isEmpty }
    var width: Int { isLeaf ? keys.count : children.count }

    func copy() -> Node {
      let node = Node()
      node.keys = keys
      node.values = values
      node.children = children
      return node
    }

    /// The place of the first key that is not smaller.
    func lowerBound(_ key: TreeKey) -> Int {
      keys.withUnsafeBufferPointer { keys in
        var low = 0
        var high = keys.count
        while low < high {
          let middle = (low + high) / 2
          if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
      }
    }

    /// Which child holds the key.
    func childIndex(_ key: TreeKey) -> Int {
      let index = lowerBound(key)
      return index < keys.count && keys[index] == key ? index + 1 : index
    }
  }

  subscript(key: TreeKey) -> Value? {
    var node = root
    while !node.isLeaf { node = node.children[node.childIndex(key)] }
    let index = node.lowerBound(key)
    return index < node.keys.count && node.keys[index] == key ? node.values[index] : nil
  }

  /// - Returns: The value that stood there before.
  @discardableResult
  mutating func insert(_ value: Value, at key: TreeKey) -> Value? {
    makeRootUnique()
    var old: Value?
    if let (separator, right) = Self.insert(value, key, into: root, &old) {
      let left = root
      root = Node()
      root.keys = [separator]
      root.children = [left, right]
    }
    if old == nil { count += 1 }
    return old
  }

  /// - Returns: The value that stood there.
  @discardableResult
  mutating func remove(_ key: TreeKey) -> Value? {
    makeRootUnique()
    guard let old = Self.remove(key, from: root) else { return nil }
    count -= 1
    if !root.isLeaf, root.children.count == 1 { root = root.children[0] }
    return old
  }

  private mutating func makeRootUnique() {
    if !isKnownUniquelyReferenced(&root) { root = root.copy() }
  }

  private static func makeChildUnique(_ node: Node, _ index: Int) {
    if !isKnownUniquelyReferenced(&node.children[index]) {
      node.children[index] = node.children[index].copy()
    }
  }

  /// - Returns: Where the node had to be split, the lowest key of its new right neighbour, and that.
  private static func insert(
    _ value: Value, _ key: TreeKey, into node: Node, _ old: inout Value?
  ) -> (TreeKey, Node)? {
    if node.isLeaf {
      let index = node.lowerBound(key)
      if index < node.keys.count, node.keys[index] == key {
        old = node.values[index]
        node.values[index] = value
        return nil
      }
      node.keys.insert(key, at: index)
      node.values.insert(value, at: index)
      return node.keys.count > order ? splitLeaf(node, insertedAt: index) : nil
    }
    let index = node.childIndex(key)
    makeChildUnique(node, index)
    guard let (separator, right) = insert(value, key, into: node.children[index], &old) else {
      return nil
    }
    node.keys.insert(separator, at: index)
    node.children.insert(right, at: index + 1)
    return node.children.count > order ? splitInner(node) : nil
  }

  /// Keys that arrive in order leave full leaves behind: an entry at the end starts a leaf of its own.
  private static func splitLeaf(_ node: Node, insertedAt index: Int) -> (TreeKey, Node) {
    let middle = index == node.keys.count - 1 ? index : node.keys.count / 2
    let right = Node()
    right.keys = Array(node.keys[middle...])
    right.values = Array(node.values[middle...])
    node.keys.removeSubrange(middle...)
    node.values.removeSubrange(middle...)
    return (right.keys[0], right)
  }

  private static func splitInner(_ node: Node) -> (TreeKey, Node) {
    let middle = node.children.count / 2
    let separator = node.keys[middle - 1]
    let right = Node()
    right.keys = Array(node.keys[middle...])
    right.children = Array(node.children[middle...])
    node.keys.removeSubrange((middle - 1)...)
    node.children.removeSubrange(middle...)
    return (separator, right)
  }

  private static func remove(_ key: TreeKey, from node: Node) -> Value? {
    if node.isLeaf {
      let index = node.lowerBound(key)
      guard index < node.keys.count, node.keys[index] == key else { return nil }
      node.keys.remove(at: index)
      return node.values.remove(at: index)
    }
    let index = node.childIndex(key)
    makeChildUnique(node, index)
    guard let old = remove(key, from: node.children[index]) else { return nil }
    if node.children[index].width < order / 4 { mergeChild(of: node, at: index) }
    return old
  }

  /// Joins a child that has become small with a neighbour; the two are split evenly again where
  /// they are too much for one node.
  private static func mergeChild(of node: Node, at index: Int) {
    guard node.children.count > 1 else { return }
    let leftIndex = index > 0 ? index - 1 : 0
    makeChildUnique(node, leftIndex)
    let left = node.children[leftIndex]
    let right = node.children[leftIndex + 1]
    if left.isLeaf {
      left.keys += right.keys
      left.values += right.values
    } else {
      left.keys.append(node.keys[leftIndex])
      left.keys += right.keys
      left.children += right.children
    }
    node.keys.remove(at: leftIndex)
    node.children.remove(at: leftIndex + 1)
    guard left.width > order else { return }
    let (separator, rest) =
      left.isLeaf ? splitLeaf(left, insertedAt: 0) : splitInner(left)
    node.keys.insert(separator, at: leftIndex)
    node.children.insert(rest, at: leftIndex + 1)
  }
}
