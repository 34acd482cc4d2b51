import DynamoDBExpressions
import DynamoDBWire

/// A transaction worked out on one state: all its writes, or the reason of each action that refuses.
struct TransactionPlan {
  private(set) var writes: [PlannedWrite] = []
  private(set) var capacity = ConsumedCapacities()
  /// What a replay with the same token is charged: reads of the images of the first call.
  private(set) var replayCapacity = ConsumedCapacities()
  private(set) var tableNames: [String] = []

  /// Tables come first, then every action's key and item, then items that are named twice, then all
  /// conditions, then the updates.
  init(_ actions: [TransactionAction], on database: Database) throws(DynamoDBError) {
    for action in actions {
      _ = try database.table(action.table)
      if !tableNames.contains(action.table) { tableNames.append(action.table) }
    }
    let places = try Self.places(of: actions, on: database)
    try Self.checkConditions(actions, at: places, on: database)
    for (index, action) in actions.enumerated() {
      let table = try database.table(action.table)
      let before = table[places[index]]
      let after: Item?
      do throws(DynamoDBError) {
        after = try action.result(on: before, of: table)
      } catch {
        throw .cancelled(.validationError(error), at: index, of: actions.count)
      }
      add(action, table: table, at: places[index], before: before, after: after)
    }
  }

  private static func places(
    of actions: [TransactionAction], on database: Database
  ) throws(DynamoDBError) -> [TreeKey] {
    var places: [TreeKey] = []
    for (index, action) in actions.enumerated() {
      let table = try database.table(action.table)
      try table.refuseEmptyKey(action.named)
      do throws(DynamoDBError) {
        places.append(try action.place(on: table))
      } catch {
        throw .cancelled(.validationError(error), at: index, of: actions.count)
      }
    }
    var seen: [String: Set<TreeKey>] = [:]
    for (action, place) in zip(actions, places) {
      guard seen[action.table, default: []].insert(place).inserted else {
        throw .validation("Transaction request cannot include multiple operations on one item")
      }
    }
    return places
  }

  private static func checkConditions(
    _ actions: [TransactionAction], at places: [TreeKey], on database: Database
  ) throws(DynamoDBError) {
    var reasons: [CancellationReason] = []
    var fails = false
    for (action, place) in zip(actions, places) {
      let item = try database.table(action.table)[place]
      let reason = try action.refusal(of: item)
      fails = fails || reason != nil
      reasons.append(reason ?? .none)
    }
    if fails { throw .cancelled(reasons) }
  }

  private mutating func add(
    _ action: TransactionAction, table: Table, at place: TreeKey, before: Item?, after: Item?
  ) {
    let size = max(before?.size ?? 0, after?.size ?? 0)
    if case .check = action.kind {
      // A check is billed as a write of the item it looked at.
      capacity[table.name].tableUnits += 2 * CapacityUnits.write(size)
    } else {
      let write = PlannedWrite(table: table, key: place, before: before, after: after)
      capacity[table.name].add(write, on: table, factor: 2)
      writes.append(write)
    }
    capacity[table.name].transaction = .writes
    replayCapacity[table.name].tableUnits += 2 * CapacityUnits.read(size, consistent: true)
    replayCapacity[table.name].transaction = .reads
  }
}

extension TransactionAction {
  /// The item or the key that the action names.
  var named: Item {
    switch kind {
    case .put(let item): item
    case .update(let key, _), .delete(let key), .check(let key): key
    }
  }

  /// Why the action does not take the item as it is; nil where it does.
  fileprivate func refusal(of item: Item?) throws(DynamoDBError) -> CancellationReason? {
    switch presence {
    case .mustBeAbsent where item != nil: return .duplicateItem
    case .mustBePresent where item == nil: return .conditionalCheckFailed(nil)
    case .conditional where item == nil: return nil
    default: break
    }
    if try condition?.holds(for: item ?? .empty) ?? true { return nil }
    return .conditionalCheckFailed(returnsItemOnFailure ? item : nil)
  }

  func place(on table: Table) throws(DynamoDBError) -> TreeKey {
    switch kind {
    case .put(let item): return try table.place(of: item)
    case .update(let key, let update):
      let place = try table.primaryKey(key)
      try table.refuseKeyAttributes(of: update)
      return place
    case .delete(let key), .check(let key): return try table.primaryKey(key)
    }
  }

  /// The item after the action; of a check, as it is.
  func result(on before: Item?, of table: Table) throws(DynamoDBError) -> Item? {
    switch kind {
    case .put(let item): item
    case .delete: nil
    case .check: before
    case .update(let key, let update):
      try table.updated(before, key: key, by: update)
    }
  }
}
