import DynamoDBExpressions
import DynamoDBWire

/// Changes attributes of the item with the given primary key, which it creates where there is none.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html>
struct UpdateItem: SingleWrite {
  static let name = "UpdateItem"

  let tableName: String
  let key: Item
  let update: Update?
  let write: WriteParameters

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    parameters.reportSoFar()
    parameters.reportOneChoice()
    parameters.checkCombinations(
      expressions: ["UpdateExpression", "ConditionExpression"],
      legacy: ["AttributeUpdates", "Expected", "ConditionalOperator"])
    key = parameters.item("Key")
    let updates = parameters.attributeUpdates()
    update = parameters.update() ?? updates
    write = WriteParameters(
      from: &parameters, returning: [.none, .allOld, .updatedOld, .allNew, .updatedNew])
  }

  func plan(on database: Database) throws(DynamoDBError) -> (PlannedWrite, JSON.Object) {
    let table = try database.table(tableName)
    let place = try table.primaryKey(key)
    try table.refuseKeyAttributes(of: update)
    let before = table[place]
    try write.check(before)
    let after = try table.updated(before, key: key, by: update)
    try table.checkSize(of: after, by: update)
    let change = PlannedWrite(table: table, key: place, before: before, after: after)
    return (change, write.output(of: change, on: table, update: update))
  }
}

extension Table {
  func refuseKeyAttributes(of update: Update?) throws(DynamoDBError) {
    for name in update?.topLevelNames ?? [] where keys.contains(name) {
      throw .invalidParameter(
        "Cannot update attribute \(name). This attribute is part of the key")
    }
    if let update { try checkIndexKeys(of: update) }
    try refuseNestedKeys(update?.nestedAttributeNames)
    try refuseNestedKeys(update?.nestedOperandNames)
  }

  /// The item as the update leaves it, checked for size and index keys; nil where there is none and
  /// the update only takes away.
  /// - Parameter item: nil where there is none yet, and the update starts from the key.
  func updated(_ item: Item?, key: Item, by update: Update?) throws(DynamoDBError) -> Item? {
    let start = item ?? self.key(of: key)
    let isNew = item == nil
    let after = try update?.apply(to: start, isNew: isNew) ?? start
    if isNew, update?.onlyRemoves == true { return nil }
    if after.size > Limits.itemSize { throw .updateTooLarge }
    try checkIndexKeys(of: after, updated: true)
    return after
  }

  /// UpdateItem also counts what its actions cost (`Update.sizeAllowance`), the key left out; the same
  /// update in a transaction or a statement only has to leave an item that is small enough.
  fileprivate func checkSize(of item: Item?, by update: Update?) throws(DynamoDBError) {
    guard let item, let update, item.size + update.sizeAllowance > Limits.itemSize else { return }
    if item.size - key(of: item).size + update.sizeAllowance > Limits.itemSize {
      throw .updateTooLarge
    }
  }
}

extension DynamoDBError {
  fileprivate static let updateTooLarge = DynamoDBError.validation(
    "Item size to update has exceeded the maximum allowed size")
}
