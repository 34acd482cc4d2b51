/// An error in place of an answer: the service's own, or the failure to reach it.
package struct DynamoDBError: Error, Sendable {
  /// The error's short name, such as `ConditionalCheckFailedException`.
  package var type: String
  package var message: String
  /// Further members of the error body: `Item`, `CancellationReasons`.
  package var fields: JSON.Object
  /// Whether only the answer is missing: the request may have been carried out all the same.
  package var isAnswerLost = false
  /// Whether a transaction fails with it as it is, and not with one action's reason.
  package var isWholeRequest = false
  /// What operations that count such faults say instead of `message`; nil where all say the same.
  package private(set) var countedMessage: String?

  package init(_ type: String, _ message: String, fields: JSON.Object = [:]) {
    self.type = type
    self.message = message
    self.fields = fields
  }

  /// The type of errors that never reached a database; no service error has this name.
  package static let unreachableType = "Unreachable"

  /// The database could not be reached at all.
  package var isUnreachable: Bool { type == Self.unreachableType }

  package static func unreachable(_ message: String) -> DynamoDBError {
    DynamoDBError(unreachableType, message)
  }

  /// The type of the error that stands for a call that took longer than it may.
  package static let timeoutType = "TimedOut"

  /// The time that the scenario gives was over before the answer came.
  package var isTimeout: Bool { type == Self.timeoutType }

  package static let timeout = DynamoDBError(timeoutType, "The time was over")

  /// What came back is no answer, or nothing did, after the request had been sent.
  package static func answerLost(_ message: String) -> DynamoDBError {
    var error = unreachable(message)
    error.isAnswerLost = true
    return error
  }

  package static func validation(_ message: String) -> DynamoDBError {
    DynamoDBError("ValidationException", message)
  }

  /// The same as a fault of the request itself, which writes of one item count:
  /// `1 validation error detected: Invalid UpdateExpression: The expression can not be empty;`
  ///
  /// The service does so since summer 2026 (Dynoxide 0.12.0, July, on PutItem and UpdateItem; moto's
  /// tests, 22 August, which saw more of it, DeleteItem too), and only with what it finds wrong in the
  /// request's values and expressions before it looks at a table. So it is said where such a fault is
  /// found, and the operation says once whether it counts.
  package var counted: DynamoDBError {
    var error = self
    error.countedMessage = "1 validation error detected: \(message)"
    return error
  }

  package static func serialization(_ message: String) -> DynamoDBError {
    DynamoDBError("SerializationException", message)
  }

  package static func resourceNotFound(_ message: String) -> DynamoDBError {
    DynamoDBError("ResourceNotFoundException", message)
  }

  package static func resourceInUse(_ message: String) -> DynamoDBError {
    DynamoDBError("ResourceInUseException", message)
  }

  package static func unknownOperation(_ message: String) -> DynamoDBError {
    DynamoDBError("UnknownOperationException", message)
  }
}
