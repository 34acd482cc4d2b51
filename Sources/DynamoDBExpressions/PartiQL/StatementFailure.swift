import DynamoDBWire

/// The service's texts for statements it refuses.
///
/// Most were recorded on the service by nubo-db's dynamodb-conformance; the rest are those of its
/// PartiQL library. Some name a token by line, column and length.
enum StatementFailure {
  static func malformed(_ detail: String) -> DynamoDBError {
    .validation("Statement wasn't well formed, can't be processed: \(detail)")
  }

  static func at(_ token: StatementToken, _ reason: String) -> DynamoDBError {
    .validation("\(reason) at \(token.position)")
  }

  static func unrecognized(_ function: StatementToken) -> DynamoDBError {
    at(function, "Unrecognized function: \(function.text.lowercased())")
  }

  static var leftover: DynamoDBError { malformed("Unexpected token after expression") }
  static var aliasing: DynamoDBError { .validation("Aliasing is not supported") }
  static var incompleteKey: DynamoDBError {
    .validation("Where clause does not contain a mandatory equality on all key attributes")
  }
  static var invalidIn: DynamoDBError {
    .validation(
      "IN operator must have a left hand argument of type Variable Reference and right hand "
        + "argument of type Seq with at least one member")
  }
  static var missingLiteral: DynamoDBError {
    .validation("MISSING must be compared using IS operator")
  }
}
