/// Anything that answers DynamoDB calls: the embedded engine, a client over HTTP, a recorder around
/// either.
///
/// One method, so that implementations compose: a recorder around a retrier around a client.
package protocol DynamoDB: Sendable {
  /// Sends one call and gives its answer, or the error the service answered with.
  func send(_ call: Call) async throws(DynamoDBError) -> Answer

  /// For each of many tasks that send at the same time, where it runs best: in a thread that takes in
  /// answers, so that no other is woken for one. The task is not to block there. nil: anywhere.
  ///
  /// ```swift
  /// group.addTask(executorPreference: database.executor) { try await database.send(call) }
  /// ```
  var executor: (any TaskExecutor)? { get }
}

extension DynamoDB {
  package var executor: (any TaskExecutor)? { nil }
}

/// One request: an operation's name and its input.
package struct Call: Sendable {
  /// The operation as the API spells it, such as `PutItem`.
  package var operation: String
  /// The members of the operation's input; items may stand in it as they are (`JSON.item`).
  package var body: JSON.Object

  package init(_ operation: String, _ body: JSON.Object) {
    self.operation = operation
    self.body = body
  }
}

/// What a successful call gave: the members of the operation's output.
package struct Answer: Sendable {
  package var body: JSON.Object

  package init(_ body: JSON.Object) {
    self.body = body
  }
}
