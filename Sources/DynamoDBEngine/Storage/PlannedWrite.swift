import DynamoDBWire

/// One item's change, worked out and checked against the state before, ready to be committed.
struct PlannedWrite: Sendable {
  let table: String
  let key: TreeKey
  let before: Item?
  /// nil where the item is deleted.
  let after: Item?
  let indexChanges: [IndexChange]

  /// What the write does to one index, by the item's projected entry before and after.
  struct IndexChange: Sendable {
    struct Entry: Sendable {
      let key: TreeKey
      /// The projected entry's size in bytes.
      let size: Int
    }

    /// The index's place in the table's list.
    let index: Int
    let before: Entry?
    let after: Entry?
    /// Whether a projected attribute differs, where both entries have the same key.
    let projectionDiffers: Bool
  }

  init(table: Table, key: TreeKey, before: Item?, after: Item?) {
    self.table = table.name
    self.key = key
    self.before = before
    self.after = after
    let suffix = table.indexes.isEmpty ? [] : table.keys.indexSuffix(of: key)
    indexChanges = table.indexes.indices.compactMap { place in
      Self.change(
        of: table.indexes[place], at: place, suffix: suffix, before: before, after: after)
    }
  }

  private static func change(
    of index: Index, at place: Int, suffix: [UInt8], before: Item?, after: Item?
  ) -> IndexChange? {
    let oldKey = before.flatMap { index.keys.treeKey(of: $0, suffix: suffix) }
    let newKey = after.flatMap { index.keys.treeKey(of: $0, suffix: suffix) }
    if oldKey == nil, newKey == nil { return nil }
    let oldEntry = oldKey == nil ? nil : before.map { index.projection($0) }
    let newEntry = newKey == nil ? nil : after.map { index.projection($0) }
    return IndexChange(
      index: place,
      before: oldKey.map { IndexChange.Entry(key: $0, size: oldEntry?.size ?? 0) },
      after: newKey.map { IndexChange.Entry(key: $0, size: newEntry?.size ?? 0) },
      projectionDiffers: oldEntry != newEntry)
  }
}
