/// An error in place of an answer: the service's own, or the failure to reach it.
package struct DynamoDBError: Error, Sendable {
  /// The error's short name, such as `ConditionalCheckFailedException`.
  package var type: String
  package var message: String
  /// Further members of the error body: `Item`, `CancellationReasons`.
  package var fields: JSON.Object
  /// Whether only the answer is missing: the request may have been carried out all the same.
  package var isAnswerLost = false

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

  /// What came back is no answer, or nothing did, after the request had been sent.
  package static func answerLost(_ message: String) -> DynamoDBError {
    var error = unreachable(message)
    error.isAnswerLost = true
    return error
  }

  /// The type of the error that stands for a call that took longer than it may.
  package static let timeoutType = "TimedOut"

  /// The time that the scenario gives was over before the answer came.
  package var isTimeout: Bool { type == Self.timeoutType }

  package static let timeout = DynamoDBError(timeoutType, "The time was over")

  package static func validation(_ message: String) -> DynamoDBError {
    DynamoDBError("ValidationException", message)
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
