import DynamoDBExpressions
import DynamoDBWire

/// Reads the items of one partition, in order of their sort keys, one page at a time.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html>
struct Query: Operation {
  static let name = "Query"
  static let isRead = true

  let page: PageParameters
  let keyCondition: KeyCondition?
  let isForward: Bool

  init(from parameters: inout Parameters) {
    let name = parameters.tableName()
    parameters.checkCombinations(
      expressions: ["ProjectionExpression", "FilterExpression", "KeyConditionExpression"],
      legacy: ["AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"])
    let filter = parameters.legacyFilter("QueryFilter")
    let projection = parameters.attributesToGet(.beforeValues)
    if parameters.member("KeyConditionExpression") == nil,
      parameters.member("KeyConditions") == nil
    {
      parameters.report(
        .operation,
        .validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
            + "request."))
    }
    let keys = parameters.legacyKeyCondition()
    keyCondition = parameters.keyCondition() ?? keys
    isForward = parameters.flag("ScanIndexForward") ?? true
    page = PageParameters(
      from: &parameters, table: name, legacyFilter: filter, legacyProjection: projection,
      isQuery: true)
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.table(page.tableName)
    let index = try page.index(of: table)
    let keys = index?.keys ?? table.keys
    let start = page.exclusiveStartKey
    try start?.checkCount(on: table, index)
    let plan = try KeyRangePlan(keyCondition?.terms ?? [], keys: keys, start: start)
    let place = try start?.place(on: table, index)
    if let start, let place { try plan.check(start, at: place, keys: keys) }
    try table.refuseNestedKeys(page.projection?.nestedAttributeNames)
    try page.refuseKeyFilter(keys)
    try page.refuseUnprojected(index)
    try table.refuseNestedKeys(page.filter?.nestedAttributeNames)
    if let start, index == nil, keys.sort.isEmpty { throw Self.cannotContinue(start.item) }
    return try page.read(table, index, range: plan.treeRange, after: place, descending: !isForward)
  }

  /// A partition of one item has no second page.
  private static func cannotContinue(_ start: Item) -> DynamoDBError {
    let shown = start.map { name, value in
      let kind = value.kind.rawValue
      return "\(name)=AttributeValue: {\(kind):\(value.json[kind]?.string ?? "")}"
    }
    return .validation(
      "The provided exclusive start key is invalid: ExclusiveStartKey: "
        + "{\(shown.joined(separator: ", "))}")
  }
}
