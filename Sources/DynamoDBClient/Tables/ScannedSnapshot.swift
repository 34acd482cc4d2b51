import DynamoDBWire

/// One table as a scan gave it, or where it is too large for that, as its writes have left it.
struct ScannedTable: Sendable {
  let name: String
  let id: String?
  let keyNames: [String]
  private let scannedItems: [Item]
  /// nil where the items are those of a scan.
  var told: ToldItems?

  init(name: String, id: String?, keyNames: [String], items: [Item]) {
    self.name = name
    self.id = id
    self.keyNames = keyNames
    scannedItems = items
  }

  var items: [Item] { told?.sorted ?? scannedItems }
  var count: Int { told?.items.count ?? scannedItems.count }

  func key(of item: Item) -> Item {
    Item(unique: keyNames.compactMap { name in item[name].map { (name, $0) } })
  }
}

/// Tables as scans gave them; two are compared item by item.
struct ScannedSnapshot: DatabaseSnapshot {
  let scanned: [ScannedTable]

  var tables: [TableState] {
    scanned.map { table in
      TableState(name: table.name, keyNames: table.keyNames, itemCount: table.count) {
        table.items
      }
    }
  }

  func changes(since earlier: any DatabaseSnapshot) -> [TableChange] {
    let before = (earlier as? ScannedSnapshot)?.scanned ?? []
    let names = Set((before + scanned).map(\.name)).sorted(by: precedesByBytes)
    return names.compactMap { name in
      Self.change(
        from: before.first { $0.name == name }, to: scanned.first { $0.name == name })
    }
  }

  private static func change(from old: ScannedTable?, to new: ScannedTable?) -> TableChange? {
    guard let table = new ?? old else { return nil }
    // Between two states that the requests tell only what they wrote can differ.
    if let told = new?.told, let before = old?.told, new?.id == old?.id {
      let items = told.changes(since: before.log.count)
      if items.isEmpty { return nil }
      return TableChange(
        table: table.name, keyNames: table.keyNames, fate: .kept, items: items,
        isFromRequests: true)
    }
    let past = old?.items ?? []
    var gone: [Item: Item] = [:]
    for item in past { gone[table.key(of: item)] = item }
    var items: [ItemChange] = []
    for item in new?.items ?? [] {
      guard let before = gone.removeValue(forKey: table.key(of: item)) else {
        items.append(.added(item))
        continue
      }
      if before != item { items.append(.changed(from: before, to: item)) }
    }
    for item in past where gone[table.key(of: item)] != nil {
      items.append(.removed(item))
    }
    let fate: TableChange.Fate =
      if new == nil {
        .dropped
      } else if old == nil || old?.id != new?.id {
        .created
      } else {
        .kept
      }
    if items.isEmpty, fate == .kept { return nil }
    return TableChange(
      table: table.name, keyNames: table.keyNames, fate: fate, items: items,
      isFromRequests: old?.told != nil || new?.told != nil)
  }
}
