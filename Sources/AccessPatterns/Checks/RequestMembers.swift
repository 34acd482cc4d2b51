/// The members of the operations that patterns are made of.
///
/// The service ignores a member that it does not know, so a misspelt `FilterExpression` would go
/// unnoticed. Source: botocore's model of DynamoDB (2012-08-10).
enum RequestMembers {
  private static let returns = ["ReturnConsumedCapacity"]
  private static let conditional = [
    "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues",
    "ReturnValuesOnConditionCheckFailure", "Expected", "ConditionalOperator",
  ]
  private static let write =
    returns + conditional + ["ReturnValues", "ReturnItemCollectionMetrics"]
  private static let page =
    returns + [
      "TableName", "IndexName", "AttributesToGet", "Limit", "Select", "ConditionalOperator",
      "ExclusiveStartKey", "ProjectionExpression", "FilterExpression", "ExpressionAttributeNames",
      "ExpressionAttributeValues", "ConsistentRead",
    ]
  private static let read = [
    "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames", "AttributesToGet",
  ]

  /// nil for operations that are not looked into.
  static func of(_ operation: String) -> [String]? {
    switch operation {
    case "GetItem": ["TableName", "Key"] + read + returns
    case "PutItem": ["TableName", "Item"] + write
    case "DeleteItem": ["TableName", "Key"] + write
    case "UpdateItem": ["TableName", "Key", "UpdateExpression", "AttributeUpdates"] + write
    case "Query":
      page + ["KeyConditionExpression", "KeyConditions", "QueryFilter", "ScanIndexForward"]
    case "Scan": page + ["ScanFilter", "TotalSegments", "Segment"]
    case "BatchGetItem": ["RequestItems"] + returns
    case "BatchWriteItem": ["RequestItems", "ReturnItemCollectionMetrics"] + returns
    case "TransactGetItems": ["TransactItems"] + returns
    case "TransactWriteItems":
      ["TransactItems", "ClientRequestToken", "ReturnItemCollectionMetrics"] + returns
    // What stands inside batches and transactions.
    case "Keys": ["Keys"] + read
    case "Get": ["TableName", "Key", "ProjectionExpression", "ExpressionAttributeNames"]
    case "Put": ["TableName", "Item"] + conditional
    case "Update": ["TableName", "Key", "UpdateExpression"] + conditional
    case "Delete", "ConditionCheck": ["TableName", "Key"] + conditional
    default: nil
    }
  }

  /// The actions of a transaction.
  static func actions(of operation: String) -> [String] {
    operation == "TransactGetItems" ? ["Get"] : ["Put", "Update", "Delete", "ConditionCheck"]
  }
}
