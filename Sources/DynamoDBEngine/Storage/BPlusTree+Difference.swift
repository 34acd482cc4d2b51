extension BPlusTree {
  /// Visits what differs between an earlier version of this tree and this one, in order of keys.
  ///
  /// Nodes that both versions share are skipped, so the cost is what changed and not what is stored.
  /// - Parameter body: Gets the key, the value before and the value after.
  func difference(since earlier: BPlusTree, _ body: (TreeKey, Value?, Value?) -> Void) {
    var old = Walk(earlier.root)
    var new = Walk(root)
    while true {
      // Subtrees that stand at the same place in both orders and are the same object are skipped
      // whole; the larger one is opened until they can be compared.
      if let left = old.subtree, let right = new.subtree {
        if left.node === right.node {
          old.skip()
          new.skip()
        } else if left.depth >= right.depth, !left.node.isLeaf {
          old.open()
        } else if !right.node.isLeaf {
          new.open()
        } else {
          old.open()
          new.open()
        }
        continue
      }
      if old.subtree != nil {
        old.open()
        continue
      }
      if new.subtree != nil {
        new.open()
        continue
      }
      switch (old.entry, new.entry) {
      case (nil, nil): return
      case (let before?, nil):
        body(before.key, before.value, nil)
        old.skip()
      case (nil, let after?):
        body(after.key, nil, after.value)
        new.skip()
      case (let before?, let after?):
        if before.key < after.key {
          body(before.key, before.value, nil)
          old.skip()
        } else if after.key < before.key {
          body(after.key, nil, after.value)
          new.skip()
        } else {
          body(after.key, before.value, after.value)
          old.skip()
          new.skip()
        }
      }
    }
  }

  /// A place in a tree's order: at a subtree that is not opened yet, or at an entry of a leaf.
  private struct Walk {
    private var path: [(node: Node, index: Int, height: Int)] = []

    init(_ root: Node) {
      // A frame above the root makes the root a subtree like any other.
      let top = Node()
      top.children = [root]
      var height = 1
      var node = root
      while !node.isLeaf {
        node = node.children[0]
        height += 1
      }
      path = [(top, 0, height)]
    }

    /// The subtree ahead, and how many levels it has.
    var subtree: (node: Node, depth: Int)? {
      guard let (node, index, height) = path.last, !node.isLeaf else { return nil }
      return (node.children[index], height)
    }

    var entry: (key: TreeKey, value: Value)? {
      guard let (node, index, _) = path.last, node.isLeaf else { return nil }
      return (node.keys[index], node.values[index])
    }

    mutating func open() {
      guard let (node, index, height) = path.last else { return }
      path.append((node.children[index], 0, height - 1))
      closeFinished()
    }

    mutating func skip() {
      guard !path.isEmpty else { return }
      path[path.count - 1].index += 1
      closeFinished()
    }

    private mutating func closeFinished() {
      while let (node, index, _) = path.last, index >= node.width {
        path.removeLast()
        if !path.isEmpty { path[path.count - 1].index += 1 }
      }
    }
  }
}
