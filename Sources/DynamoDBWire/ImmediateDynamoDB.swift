/// A database that answers without waiting for anything.
///
/// A server calls it on the thread that read the request, which saves the way through a task and back.
package protocol ImmediateDynamoDB: DynamoDB {
  /// `send` for callers that do not wait.
  func run(_ call: Call) throws(DynamoDBError) -> Answer
}

/// A database that answers without waiting where it can, and later from a thread of its own where an
/// answer waits for a disk.
package protocol DeferringDynamoDB: DynamoDB {
  /// - Parameter later: Gets the answer, once, where the result is nil.
  func run(
    _ call: Call, later: @escaping @Sendable (Result<Answer, DynamoDBError>) -> Void
  ) -> Result<Answer, DynamoDBError>?
}
