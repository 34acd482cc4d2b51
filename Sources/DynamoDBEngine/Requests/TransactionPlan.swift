import DynamoDBExpressions
import DynamoDBWire

/// A transaction worked out on one state: all its writes, or the reason of each action that refuses.
struct TransactionPlan {
  private(set) var writes: [PlannedWrite] = []
  private(set) var capacity = ConsumedCapacities()
  /// What a replay with the same token is charged: reads of the images of the first call.
  private(set) var replayCapacity = ConsumedCapacities()
  /// Each table once, in the order of the actions.
  private(set) var tables: [Table] = []

  /// What an action is about.
  private struct Target {
    /// Its place in `tables`.
    let table: Int
    let key: TreeKey
    let before: Item?
  }

  /// Tables come first, then every action's key and item, then items that are named twice, then all
  /// conditions, then the updates.
  init(_ actions: [TransactionAction], on database: Database) throws(DynamoDBError) {
    for action in actions where tablePlace(action.table) == nil {
      tables.append(try database.table(action.table))
    }
    let targets = try targets(of: actions)
    try Self.checkConditions(actions, on: targets)
    for (index, action) in actions.enumerated() {
      let after: Item?
      do throws(DynamoDBError) {
        after = try action.result(on: targets[index].before, of: tables[targets[index].table])
      } catch {
        throw .cancelled(by: error, at: index, of: actions.count)
      }
      add(action, on: targets[index], after: after)
    }
  }

  private func tablePlace(_ name: String) -> Int? {
    for place in tables.indices where sameBytes(tables[place].name, name) { return place }
    return nil
  }

  private func targets(of actions: [TransactionAction]) throws(DynamoDBError) -> [Target] {
    var targets: [Target] = []
    targets.reserveCapacity(actions.count)
    for (index, action) in actions.enumerated() {
      let table = tablePlace(action.table) ?? 0
      try tables[table].refuseEmptyKey(action.named)
      do throws(DynamoDBError) {
        let key = try action.place(on: tables[table])
        targets.append(Target(table: table, key: key, before: tables[table][key]))
      } catch {
        throw .cancelled(by: error, at: index, of: actions.count)
      }
    }
    for table in tables.indices
    where TreeKey.hasDuplicate(targets.compactMap { $0.table == table ? $0.key : nil }) {
      throw .validation("Transaction request cannot include multiple operations on one item")
    }
    return targets
  }

  private static func checkConditions(
    _ actions: [TransactionAction], on targets: [Target]
  ) throws(DynamoDBError) {
    var reasons: [CancellationReason] = []
    var fails = false
    for (action, target) in zip(actions, targets) {
      let reason = try action.refusal(of: target.before)
      fails = fails || reason != nil
      reasons.append(reason ?? .none)
    }
    if fails { throw .cancelled(reasons) }
  }

  private mutating func add(_ action: TransactionAction, on target: Target, after: Item?) {
    let table = tables[target.table]
    let size = max(target.before?.size ?? 0, after?.size ?? 0)
    if case .check = action.kind {
      // A check is billed as a write of the item it looked at.
      capacity[table.name].tableUnits += 2 * CapacityUnits.write(size)
    } else {
      let write = PlannedWrite(
        table: table, key: target.key, before: target.before, after: after)
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
