package import DynamoDBWire

extension Call {
  /// Whether the call may be carried out twice without anybody noticing.
  ///
  /// Reads may. A put or a delete without a condition leaves the same item, or none, each time; where
  /// it asks for the old item, or checks a condition, the second answer would be another one. A
  /// transaction carries a token by which the service knows it again for ten minutes. An update may
  /// add to a number, so it is not sent twice.
  package var canBeRepeated: Bool {
    switch operation {
    case "BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems", "BatchWriteItem": true
    case "PutItem", "DeleteItem":
      !["ConditionExpression", "Expected", "ConditionalOperator"].contains { body[$0] != nil }
        && [nil, "NONE"].contains(body["ReturnValues"])
    case "TransactWriteItems": body["ClientRequestToken"] != nil
    case "ExecuteTransaction": body["ClientRequestToken"] != nil
    default:
      operation.hasPrefix("Describe") || operation.hasPrefix("List")
        || operation == "GetRecords" || operation == "GetShardIterator"
    }
  }

  /// Whether the operation takes a `ClientRequestToken`, by which the service knows it again.
  package var takesToken: Bool {
    operation == "TransactWriteItems" || operation == "ExecuteTransaction"
  }
}
