import DynamoDBExpressions
import DynamoDBWire

/// The one item that a statement is about, on the table it names.
struct StatementItem {
  let key: Item
  let place: TreeKey
  /// What WHERE asks of the item besides its key.
  let condition: Condition?

  /// - Returns: nil where WHERE does not compare each key attribute by equality.
  init?(_ statement: Statement, on table: Table) throws(DynamoDBError) {
    if case .insert(let item) = statement.action {
      place = try table.place(of: item)
      key = table.key(of: item)
      condition = nil
      return
    }
    guard let found = try statement.condition?.singleItem(keys: table.keys.names) else {
      return nil
    }
    try table.refuseNestedKeys(statement.condition?.nestedAttributeNames)
    key = found.key
    place = try table.primaryKey(found.key)
    condition = found.rest
  }
}

/// What an INSERT, UPDATE or DELETE comes to on one state.
struct StatementWrite {
  let change: PlannedWrite
  /// What RETURNING asks for; nil where it asks for nothing, or nothing is there.
  let returned: Item?

  init(_ request: StatementRequest, on database: Database) throws(DynamoDBError) {
    let statement = try request.read()
    if case .exists = statement.action { throw .existsOutsideTransaction }
    try statement.refuseIndex()
    let table = try database.table(statement.tableName)
    try statement.checkItemSize()
    guard let item = try StatementItem(statement, on: table) else { throw .incompleteStatementKey }
    let before = table[item.place]
    let after: Item?
    var update: Update?
    var returning: Statement.Returning?
    switch statement.action {
    case .insert(let new):
      if before != nil { throw .duplicateItem }
      after = new
    case .update(let changes, let asked):
      (update, returning) = (changes, asked)
      try table.refuseKeyAttributes(of: update)
      // Other than UpdateItem, UPDATE makes no item.
      guard before != nil else { throw .statementConditionFailed(nil) }
      try Self.check(item.condition, before, request)
      after = try table.updated(before, key: item.key, by: update)
    case .delete(let asked):
      returning = asked
      if before != nil { try Self.check(item.condition, before, request) }
      after = nil
    case .select, .exists: throw .existsOutsideTransaction
    }
    change = PlannedWrite(table: table, key: item.place, before: before, after: after)
    let part: Item? =
      switch returning {
      case nil: nil
      case .allOld: before
      case .allNew: after
      case .modifiedOld: before.flatMap { update?.updatedAttributes(in: $0) }
      case .modifiedNew: after.flatMap { update?.updatedAttributes(in: $0) }
      }
    returned = part.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func check(
    _ condition: Condition?, _ item: Item?, _ request: StatementRequest
  ) throws(DynamoDBError) {
    if try condition?.holds(for: item ?? .empty) ?? true { return }
    throw .statementConditionFailed(request.returnsItemOnFailure ? item : nil)
  }
}

extension Statement {
  func refuseIndex() throws(DynamoDBError) {
    if index != nil { throw .validation("This operation is not supported on an index") }
  }

  func checkItemSize() throws(DynamoDBError) {
    if case .insert(let item) = action, item.size > Limits.itemSize {
      throw .validation("Item size has exceeded the maximum allowed size")
    }
  }
}

extension DynamoDBError {
  static let existsOutsideTransaction = DynamoDBError.validation(
    "EXISTS can only be used in ExecuteTransaction write requests.")
  static let incompleteStatementKey = DynamoDBError.validation(
    "Where clause does not contain a mandatory equality on all key attributes")

  static func statementConditionFailed(_ item: Item?) -> DynamoDBError {
    var error = DynamoDBError("ConditionalCheckFailedException", "The conditional request failed")
    if let item { error.fields["Item"] = .item(item) }
    return error
  }
}
