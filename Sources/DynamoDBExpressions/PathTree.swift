import DynamoDBWire

/// What is meant for several places of an item, in the shape of the item.
///
/// Made of paths that neither overlap nor conflict (`DocumentPath.check(distinct:)`).
indirect enum PathTree<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  /// Attributes of an item or a map, in the order of the text.
  case names([(name: [UInt8], tree: PathTree)])
  /// Elements of a list, by index.
  case elements([(index: Int, tree: PathTree)])

  init(_ places: [(path: DocumentPath, leaf: Leaf)]) {
    self = .names([])
    for (path, leaf) in places { insert(leaf, at: path.elements[...]) }
  }

  private init(_ leaf: Leaf, at path: ArraySlice<DocumentPath.Element>) {
    switch path.first {
    case nil: self = .leaf(leaf)
    case .name(let name)?: self = .names([(name, PathTree(leaf, at: path.dropFirst()))])
    case .index(let index)?: self = .elements([(index, PathTree(leaf, at: path.dropFirst()))])
    }
  }

  private mutating func insert(_ leaf: Leaf, at path: ArraySlice<DocumentPath.Element>) {
    switch (self, path.first) {
    case (.names(var children), .name(let name)?):
      if let place = children.firstIndex(where: { $0.name == name }) {
        children[place].tree.insert(leaf, at: path.dropFirst())
      } else {
        children.append((name, PathTree(leaf, at: path.dropFirst())))
      }
      self = .names(children)
    case (.elements(var children), .index(let index)?):
      if let place = children.firstIndex(where: { $0.index >= index }) {
        if children[place].index == index {
          children[place].tree.insert(leaf, at: path.dropFirst())
        } else {
          children.insert((index, PathTree(leaf, at: path.dropFirst())), at: place)
        }
      } else {
        children.append((index, PathTree(leaf, at: path.dropFirst())))
      }
      self = .elements(children)
    default: break
    }
  }
}

extension PathTree {
  /// The part of the tree for one attribute.
  func child(named name: UnsafeRawBufferPointer) -> (position: Int, tree: PathTree)? {
    guard case .names(let children) = self else { return nil }
    for (position, child) in children.enumerated()
    where child.name.count == name.count && child.name.elementsEqual(name) {
      return (position, child.tree)
    }
    return nil
  }
}
