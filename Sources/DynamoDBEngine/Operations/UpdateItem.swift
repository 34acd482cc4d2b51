import DynamoDBExpressions
import DynamoDBWire

/// Changes attributes of the item with the given primary key, which it creates where there is none.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html>
struct UpdateItem: Operation {
  let tableName: String
  let key: Item
  let update: Update?
  let write: WriteParameters

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    parameters.checkCombinations(
      expressions: ["UpdateExpression", "ConditionExpression"],
      legacy: ["AttributeUpdates", "Expected", "ConditionalOperator"])
    key = parameters.item("Key")
    update = parameters.update()
    write = WriteParameters(
      from: &parameters, returning: [.none, .allOld, .updatedOld, .allNew, .updatedNew])
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let (change, output) = try plan(on: database)
    database.commit(change)
    return output
  }

  private func plan(on database: Database) throws(DynamoDBError) -> (PlannedWrite, JSON.Object) {
    let table = try database.table(tableName)
    let place = try table.primaryKey(key)
    try refuseKeyAttributes(of: table)
    let before = table[place]
    try write.check(before)
    let start = before ?? table.key(of: key)
    let after = try update?.apply(to: start) ?? start
    if after.size > Limits.itemSize {
      throw .validation("Item size to update has exceeded the maximum allowed size")
    }
    try table.checkIndexKeys(of: after)
    let change = PlannedWrite(table: table, key: place, before: before, after: after)
    return (change, write.output(of: change, on: table, update: update))
  }

  private func refuseKeyAttributes(of table: Table) throws(DynamoDBError) {
    for name in update?.topLevelNames ?? [] where table.keys.contains(name) {
      throw .invalidParameter(
        "Cannot update attribute \(name). This attribute is part of the key")
    }
  }
}
