import DynamoDBWire

extension BPlusTree<Item> {
  /// The same as `difference`, for versions that are few changes apart: nodes whose keys are the same
  /// are compared word by word, which counts no references.
  func quickDifference(since earlier: BPlusTree, _ body: (TreeKey, Item?, Item?) -> Void) {
    Self.difference(earlier.root, root, body)
  }

  private static func difference(
    _ old: Node, _ new: Node, _ body: (TreeKey, Item?, Item?) -> Void
  ) {
    if old === new { return }
    guard old.isLeaf == new.isLeaf, old.width == new.width, hasSameWords(old.keys, new.keys) else {
      // Entries came or went, or nodes were split.
      return BPlusTree(root: new, count: 0).difference(since: BPlusTree(root: old, count: 0), body)
    }
    if new.isLeaf {
      eachDifference(old.values, new.values) { place in
        body(new.keys[place], old.values[place], new.values[place])
      }
    } else {
      // The keys between the children are the same, so each covers what its counterpart covers.
      eachDifference(old.children, new.children) { place in
        difference(old.children[place], new.children[place], body)
      }
    }
  }

  /// Whether two arrays hold the very same elements: the same objects, not equal ones.
  private static func hasSameWords<Element>(_ old: [Element], _ new: [Element]) -> Bool {
    var isSame = old.count == new.count
    if isSame { eachDifference(old, new) { _ in isSame = false } }
    return isSame
  }

  /// - Precondition: Both have as many elements.
  private static func eachDifference<Element>(
    _ old: [Element], _ new: [Element], _ body: (Int) -> Void
  ) {
    let words = MemoryLayout<Element>.stride / MemoryLayout<UInt>.stride
    old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        let old = old.bindMemory(to: UInt.self)
        let new = new.bindMemory(to: UInt.self)
        for place in 0..<(old.count / words) {
          for word in (place * words)..<(place * words + words) where old[word] != new[word] {
            body(place)
            break
          }
        }
      }
    }
  }
}
