import DynamoDBWire

/// Why one action of a transaction did not let it happen.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html>
struct CancellationReason {
  let code: String
  /// `None` has no message.
  let message: String?
  var item: Item?

  static let none = CancellationReason(code: "None", message: nil)

  static func conditionalCheckFailed(_ item: Item?) -> CancellationReason {
    CancellationReason(
      code: "ConditionalCheckFailed", message: "The conditional request failed", item: item)
  }

  static let duplicateItem = CancellationReason(
    code: "DuplicateItem", message: DynamoDBError.duplicateItem.message)

  static func validationError(_ error: DynamoDBError) -> CancellationReason {
    CancellationReason(code: "ValidationError", message: error.message)
  }

  var json: JSON {
    .object(
      (["Code": .string(code)] as JSON.Object)
        .with("Item", item.map(JSON.item))
        .with("Message", message.map(JSON.string)))
  }
}

extension DynamoDBError {
  static func cancelled(_ reasons: [CancellationReason]) -> DynamoDBError {
    DynamoDBError(
      "TransactionCanceledException",
      "Transaction cancelled, please refer cancellation reasons for specific reasons "
        + "[\(reasons.map(\.code).joined(separator: ", "))]",
      fields: ["CancellationReasons": .array(reasons.map(\.json))])
  }

  /// One action is at fault; the others have no reason of their own. Empty values of an index's key
  /// are the whole request's fault (Dynoxide, in four regions).
  static func cancelled(by error: DynamoDBError, at index: Int, of count: Int) -> DynamoDBError {
    if error.isWholeRequest { return error }
    return .cancelled((0..<count).map { $0 == index ? .validationError(error) : .none })
  }
}
