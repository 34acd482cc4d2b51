import DynamoDBWire

extension DynamoDBError {
  /// The type of errors for answers that were lost on purpose; no service error has this name.
  static let lostType = "AnswerLost"

  static let throttledOnPurpose = DynamoDBError(
    "ProvisionedThroughputExceededException",
    "The level of configured provisioned throughput for the table was exceeded. Consider increasing "
      + "your provisioning level with the UpdateTable API.")

  /// The first action meets another transaction; nothing is carried out.
  static func conflictOnPurpose(_ call: Call) -> DynamoDBError {
    let actions = (call.body["TransactItems"] ?? call.body["TransactStatements"])?.array ?? []
    let reasons = actions.indices.map { index -> JSON in
      index == 0
        ? ["Code": "TransactionConflict", "Message": "Transaction is ongoing for the item"]
        : ["Code": "None"]
    }
    let codes = reasons.compactMap { $0["Code"]?.string }
    return DynamoDBError(
      "TransactionCanceledException",
      "Transaction cancelled, please refer cancellation reasons for specific reasons ["
        + codes.joined(separator: ", ") + "]", fields: ["CancellationReasons": .array(reasons)])
  }

  static func lostOnPurpose(_ call: Call) -> DynamoDBError {
    var error = DynamoDBError(lostType, "the answer to '\(call.operation)' was lost")
    error.isAnswerLost = true
    return error
  }
}
