import DynamoDBWire

/// Time passes: what happens without a request.
extension Database {
  /// Moves the clock, and deletes every item whose time to live ends on the way or had ended before.
  ///
  /// The service takes up to some days for that; here an item is gone for the next request. A deletion
  /// is noted for the second in which it fell due, whatever the step the clock is moved by.
  /// - Returns: Whether it deleted anything.
  @discardableResult
  mutating func advance(to now: Int) -> Bool {
    let before = clock
    clock = now
    guard !expiringTables.isEmpty else { return false }
    var deletes = false
    for name in expiringTables where deleteExpired(from: name, since: before) { deletes = true }
    return deletes
  }

  /// Whether the time to live of an item has ended that is still there.
  func hasExpired(at now: Int) -> Bool {
    expiringTables.contains { tablesByName[$0]?.followers?.expiry?.hasExpired(at: now) ?? false }
  }

  private mutating func deleteExpired(from name: String, since before: Int) -> Bool {
    var deletes = false
    for (key, end) in tablesByName[name]?.followers?.expiry?.expired(at: clock) ?? [] {
      guard let write = plannedDeletion(of: key, from: name) else { continue }
      let time = min(clock, max(before, end + 1))
      tablesByName[name]?.commit(write, at: ChangeMoment(time: time, isByService: true))
      deletes = true
    }
    return deletes
  }

  private func plannedDeletion(of key: TreeKey, from name: String) -> PlannedWrite? {
    guard let table = tablesByName[name], let item = table[key] else { return nil }
    return PlannedWrite(table: table, key: key, before: item, after: nil)
  }
}
