/// A database that answers without waiting for anything.
///
/// A server calls it on the thread that read the request, which saves the way through a task and back.
package protocol ImmediateDynamoDB: DynamoDB {
  /// `send` for callers that do not wait.
  func run(_ call: Call) throws(DynamoDBError) -> Answer
}
