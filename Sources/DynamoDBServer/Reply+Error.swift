import DynamoDBWire
import NIOHTTP1

extension Reply {
  /// An error as the service writes it.
  ///
  /// ```json
  /// {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"Requested resource not found"}
  /// ```
  init(_ error: DynamoDBError, contentType: StaticString) {
    var members: [JSON.Object.Member] = [
      ("__type", .string(Self.namespace(error.type) + error.type))
    ]
    if !error.message.isEmpty {
      members.append((Self.messageName(error.type), .string(error.message)))
    }
    members += error.fields.members
    self.init(
      Self.status(error.type), .json(JSON.Object(uniqueMembers: members)), contentType: contentType)
  }

  /// Which part of the service an error comes from: before the operation, its checks or itself.
  private static func namespace(_ type: String) -> String {
    switch type {
    case "ValidationException": "com.amazon.coral.validate#"
    case "SerializationException", "UnknownOperationException",
      "MissingAuthenticationTokenException", "IncompleteSignatureException",
      "InvalidSignatureException", "UnrecognizedClientException", "AccessDeniedException":
      "com.amazon.coral.service#"
    default: "com.amazonaws.dynamodb.v20120810#"
    }
  }

  /// The model spells it both ways.
  private static func messageName(_ type: String) -> String {
    switch type {
    case "SerializationException", "TransactionCanceledException",
      "TransactionInProgressException", "IdempotentParameterMismatchException",
      "AccessDeniedException":
      "Message"
    default: "message"
    }
  }

  private static func status(_ type: String) -> HTTPResponseStatus {
    switch type {
    case "InternalServerError": .internalServerError
    case "ServiceUnavailable", DynamoDBError.unreachableType: .serviceUnavailable
    default: .badRequest
    }
  }
}
