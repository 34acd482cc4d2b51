import DynamoDBWire

/// A snapshot is the database itself: its trees are shared with the live one until that changes.
extension Database: DatabaseSnapshot {
  var tables: [TableState] {
    tableNames.compactMap { name in
      tablesByName[name].map { table in
        TableState(name: name, keyNames: table.keys.names, itemCount: table.items.count) {
          var items: [Item] = []
          table.items.scan { _, item in
            items.append(item)
            return true
          }
          return items
        }
      }
    }
  }

  func changes(since earlier: any DatabaseSnapshot) -> [TableChange] {
    guard let earlier = earlier as? Database else { return [] }
    let names = Set(tablesByName.keys).union(earlier.tablesByName.keys).sorted(by: precedesByBytes)
    return names.compactMap { name in
      Self.change(of: name, from: earlier.tablesByName[name], to: tablesByName[name])
    }
  }

  private static func change(of name: String, from old: Table?, to new: Table?) -> TableChange? {
    guard let keys = (new ?? old)?.keys.names else { return nil }
    // A table that was dropped and created again under its name is not the same table.
    let isSame = old?.settings.number == new?.settings.number
    let before = old?.items ?? BPlusTree()
    let after = new?.items ?? BPlusTree()
    var items: [ItemChange] = []
    after.difference(since: before) { _, before, after in
      switch (before, after) {
      case (nil, let item?): items.append(.added(item))
      case (let item?, nil): items.append(.removed(item))
      case (let before?, let after?):
        if before != after { items.append(.changed(from: before, to: after)) }
      case (nil, nil): break
      }
    }
    let fate: TableChange.Fate =
      if new == nil { .dropped } else if old == nil || !isSame { .created } else { .kept }
    if items.isEmpty, fate == .kept { return nil }
    return TableChange(table: name, keyNames: keys, fate: fate, items: items)
  }
}
