import DynamoDBWire

/// Deletes the item with the given primary key; deleting an absent one is no error.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html>
struct DeleteItem: SingleWrite {
  static let name = "DeleteItem"

  let tableName: String
  let key: Item
  let write: WriteParameters

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    parameters.checkCombinations(
      expressions: ["ConditionExpression"], legacy: ["Expected", "ConditionalOperator"])
    key = parameters.item("Key")
    write = WriteParameters(from: &parameters, returning: [.none, .allOld])
  }

  func plan(on database: Database) throws(DynamoDBError) -> (PlannedWrite, JSON.Object) {
    let table = try database.table(tableName)
    let place = try table.primaryKey(key)
    let before = table[place]
    try write.check(before)
    let change = PlannedWrite(table: table, key: place, before: before, after: nil)
    return (change, write.output(of: change, on: table))
  }
}
