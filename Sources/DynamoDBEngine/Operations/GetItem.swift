import DynamoDBExpressions
import DynamoDBWire

/// Returns the item with the given primary key, or an empty response when there is none.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html>
struct GetItem: Operation {
  static let name = "GetItem"
  static let isRead = true

  let tableName: String
  let key: Item
  let consistentRead: Bool
  let projection: Projection?
  let capacity: ConsumedCapacity.Detail

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    parameters.checkCombinations(
      expressions: ["ProjectionExpression"], legacy: ["AttributesToGet"])
    key = parameters.item("Key")
    consistentRead = parameters.flag("ConsistentRead") ?? false
    let attributes = parameters.attributesToGet(.operation)
    projection = parameters.projection() ?? attributes
    parameters.checkPlaceholders()
    capacity = parameters.capacityDetail()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.table(tableName)
    let item = table[try table.primaryKey(key)]
    try table.refuseNestedKeys(projection?.nestedAttributeNames)
    var output: JSON.Object = [:]
    if let item { output["Item"] = .item(projection?(item) ?? item) }
    output["ConsumedCapacity"] = ConsumedCapacity(
      table: tableName,
      units: CapacityUnits.read(item?.size ?? 0, consistent: consistentRead)
    ).json(capacity)
    return output
  }
}
