import DynamoDBWire

/// What is known of a table that this run made: what a scan gave, or where it is too large for that,
/// what its writes have made of it since.
struct TableHistory: Sendable {
  /// A table with more items is not read whole any more: what changes in it is told from the requests.
  static let limit = 1_000

  /// The last state that was told.
  private(set) var last: ScannedTable?
  /// Whether calls have been made since that may have changed it.
  private(set) var hasChanged = true
  private(set) var isLarge = false
  /// Whether it began with items that no request of this run tells of.
  let isRestored: Bool
  /// What was written since the last state.
  private var pending: [WrittenItem] = []
  /// Of a large table.
  private var told = ToldItems()
  /// Keys whose items must be read to be known.
  private var unread: Set<Item> = []

  init(isRestored: Bool) { self.isRestored = isRestored }

  /// Notes what a call wrote, or may have written.
  mutating func note(_ written: [WrittenItem]) {
    hasChanged = true
    pending += written
  }

  /// A whole scan.
  mutating func keep(_ table: ScannedTable) {
    last = table
    hasChanged = false
    pending = []
  }

  /// From here on the requests tell: the table began as the last scan found it, or empty.
  mutating func becomeLarge(_ table: ScannedTable) {
    for item in last?.items ?? [] { told.items[table.key(of: item)] = item }
    last = table
    isLarge = true
  }

  /// Carries out what was written.
  /// - Returns: The keys of items that must be read before the state can be told.
  mutating func settle() -> [Item] {
    let names = last?.keyNames ?? []
    for written in pending {
      let key = written.key(names)
      guard key.count == names.count else { continue }
      told.log.append((key, told.items[key]))
      unread.remove(key)
      switch written.effect {
      case .put: told.items[key] = written.content
      case .removed: told.items[key] = nil
      case .unknown: unread.insert(key)
      }
    }
    pending = []
    return Array(unread)
  }

  /// The present state, with the items of `settle` as they are now; keys without one are absent.
  mutating func tell(_ found: [Item], of keys: [Item]) -> ScannedTable? {
    guard var table = last else { return nil }
    for key in keys { told.items[key] = nil }
    for item in found { told.items[table.key(of: item)] = item }
    unread = []
    hasChanged = false
    table.told = told
    last = table
    return table
  }
}

/// The items of a large table as its writes have left them.
struct ToldItems: Sendable {
  /// By their keys.
  var items: [Item: Item] = [:]
  /// The keys that were written, in order, and what stood there before.
  var log: [(key: Item, before: Item?)] = []

  /// Items in an order that they alone give.
  var sorted: [Item] {
    items.sorted { precedesByBytes($0.key.bytes, $1.key.bytes) }.map(\.value)
  }

  /// What differs from an earlier state of the same table.
  /// - Parameter start: How many writes there were by then.
  func changes(since start: Int) -> [ItemChange] {
    var seen: Set<Item> = []
    return log[min(start, log.count)...].compactMap { key, before in
      guard seen.insert(key).inserted else { return nil }
      switch (before, items[key]) {
      case (nil, let now?): return .added(now)
      case (let old?, let now?): return old == now ? nil : .changed(from: old, to: now)
      case (let old?, nil): return .removed(old)
      case (nil, nil): return nil
      }
    }
  }
}
