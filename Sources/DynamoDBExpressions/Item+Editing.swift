import DynamoDBWire

/// Applying all edits of an update in one walk over the item.
extension Item {
  /// - Parameter isAbsent: Whether there is no item: DynamoDB then lets `REMOVE a.b` pass, which
  ///   it refuses where the item lacks `a` (ScyllaDB's test_nested_attribute_remove_from_missing_item).
  /// - Throws: ValidationException where the item lacks the map or list an edit goes into.
  func edited(by tree: PathTree<Edit>, isAbsent: Bool = false) throws(DynamoDBError) -> Item {
    let result = bytes.withUnsafeBytes { bytes -> Result<Item, DynamoDBError> in
      do throws(DynamoDBError) {
        return .success(try Self.edited(bytes, by: tree, isAbsent: isAbsent))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func edited(
    _ bytes: UnsafeRawBufferPointer, by tree: PathTree<Edit>, isAbsent: Bool
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
      switch child {
      case .leaf(.set(let value)): writer.append(attribute.nameText, value)
      case .leaf(.remove): break
      default: writer.append(attribute.nameText, try attribute.value.decoded.edited(by: child))
      }
    }
    for (child, isDone) in zip(children, isDone) where !isDone {
      switch child.tree {
      case .leaf(.set(let value)):
        writer.append(String(decoding: child.name, as: UTF8.self), value)
      case .leaf(.remove): break
      default: guard isAbsent, child.tree.onlyRemoves else { throw UpdateFailure.invalidPath }
      }
    }
    return writer.item
  }
}

extension AttributeValue {
  fileprivate func edited(by tree: PathTree<Edit>) throws(DynamoDBError) -> AttributeValue {
    switch (self, tree) {
    case (_, .leaf(.set(let value))): return value
    case (.m(let item), .names): return .m(try item.edited(by: tree))
    case (.l(let elements), .elements(let children)):
      return .l(try Self.edited(elements, by: children))
    default: throw UpdateFailure.invalidPath
    }
  }

  /// Every index is one of the list before the update; what is set behind the end is appended in the
  /// order of the indexes.
  private static func edited(
    _ elements: [AttributeValue], by children: [(index: Int, tree: PathTree<Edit>)]
  ) throws(DynamoDBError) -> [AttributeValue] {
    var edited: [AttributeValue] = []
    var next = children[...]
    for (index, element) in elements.enumerated() {
      guard let child = next.first, child.index == index else {
        edited.append(element)
        continue
      }
      next.removeFirst()
      if case .leaf(.remove) = child.tree { continue }
      edited.append(try element.edited(by: child.tree))
    }
    for child in next {
      switch child.tree {
      case .leaf(.set(let value)): edited.append(value)
      case .leaf(.remove): break
      default: throw UpdateFailure.invalidPath
      }
    }
    return edited
  }
}

extension PathTree<Edit> {
  fileprivate var onlyRemoves: Bool {
    switch self {
    case .leaf(.remove): true
    case .leaf(.set): false
    case .names(let children): children.allSatisfy { $0.tree.onlyRemoves }
    case .elements(let children): children.allSatisfy { $0.tree.onlyRemoves }
    }
  }
}
