import DynamoDBWire

/// Stores an item, in place of the one with its key where there is one.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html>
struct PutItem: SingleWrite {
  static let name = "PutItem"

  let tableName: String
  let item: Item
  let write: WriteParameters

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    // Alone, before the other constraints (Dynoxide, eu-west-2; DeleteItem and reads count it in).
    parameters.reportSoFar()
    parameters.checkCombinations(
      expressions: ["ConditionExpression"], legacy: ["Expected", "ConditionalOperator"])
    item = parameters.item("Item")
    write = WriteParameters(from: &parameters, returning: [.none, .allOld])
    if item.size > Limits.itemSize {
      parameters.report(
        .operation, .validation("Item size has exceeded the maximum allowed size"))
    }
  }

  func plan(on database: Database) throws(DynamoDBError) -> (PlannedWrite, JSON.Object) {
    let table = try database.table(tableName)
    let key = try table.place(of: item)
    let before = table[key]
    try write.check(before)
    let change = PlannedWrite(table: table, key: key, before: before, after: item)
    return (change, write.output(of: change, on: table))
  }
}
