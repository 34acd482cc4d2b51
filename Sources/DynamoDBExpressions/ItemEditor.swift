import DynamoDBWire

/// Applies all edits of an update in one walk over an item.
///
/// The tree says where each edit, by its number, belongs.
struct ItemEditor {
  let edits: [Edit]
  /// Whether there is no item: DynamoDB then lets `REMOVE a.b` pass, which it refuses where the item
  /// lacks `a` (ScyllaDB's test_nested_attribute_remove_from_missing_item).
  let isAbsent: Bool

  /// - Throws: ValidationException where the item lacks the map or list an edit goes into.
  func edit(_ item: Item, _ tree: PathTree<Int>) throws(DynamoDBError) -> Item {
    let result = item.bytes.withUnsafeBytes { bytes -> Result<Item, DynamoDBError> in
      do throws(DynamoDBError) {
        return .success(try edit(bytes, tree))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func edit(
    _ bytes: UnsafeRawBufferPointer, _ tree: PathTree<Int>
  ) throws(DynamoDBError) -> Item {
    guard case .names(let children) = tree else { throw UpdateFailure.invalidPath }
    var writer = ItemWriter()
    var isDone = [Bool](repeating: false, count: children.count)
    var reader = ItemReader(bytes)
    while let attribute = reader.next() {
      guard let (position, child) = tree.child(named: attribute.name) else {
        writer.append(attribute)
        continue
      }
      isDone[position] = true
      guard case .leaf(let number) = child else {
        writer.append(attribute.nameText, try edit(attribute.value.decoded, child))
        continue
      }
      if case .set(let value) = edits[number] { writer.append(attribute.nameText, value) }
    }
    for (child, isDone) in zip(children, isDone) where !isDone {
      guard case .leaf(let number) = child.tree else {
        guard isAbsent, onlyRemoves(child.tree) else { throw UpdateFailure.invalidPath }
        continue
      }
      if case .set(let value) = edits[number] {
        writer.append(String(decoding: child.name, as: UTF8.self), value)
      }
    }
    return writer.item
  }

  private func edit(
    _ value: AttributeValue, _ tree: PathTree<Int>
  ) throws(DynamoDBError) -> AttributeValue {
    switch (value, tree) {
    case (.m(let item), .names):
      return .m(try ItemEditor(edits: edits, isAbsent: false).edit(item, tree))
    case (.l(let elements), .elements(let children)): return .l(try edit(elements, children))
    default: throw UpdateFailure.invalidPath
    }
  }

  /// Every index is one of the list before the update; what is set behind the end is appended in the
  /// order of the indexes.
  private func edit(
    _ elements: [AttributeValue], _ children: [(index: Int, tree: PathTree<Int>)]
  ) throws(DynamoDBError) -> [AttributeValue] {
    var edited: [AttributeValue] = []
    var next = children[...]
    for (index, element) in elements.enumerated() {
      guard let child = next.first, child.index == index else {
        edited.append(element)
        continue
      }
      next.removeFirst()
      guard case .leaf(let number) = child.tree else {
        edited.append(try edit(element, child.tree))
        continue
      }
      if case .set(let value) = edits[number] { edited.append(value) }
    }
    for child in next {
      guard case .leaf(let number) = child.tree else { throw UpdateFailure.invalidPath }
      if case .set(let value) = edits[number] { edited.append(value) }
    }
    return edited
  }

  private func onlyRemoves(_ tree: PathTree<Int>) -> Bool {
    switch tree {
    case .leaf(let number): if case .remove = edits[number] { true } else { false }
    case .names(let children): children.allSatisfy { onlyRemoves($0.tree) }
    case .elements(let children): children.allSatisfy { onlyRemoves($0.tree) }
    }
  }
}
