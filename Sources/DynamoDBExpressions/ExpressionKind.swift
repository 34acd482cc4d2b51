import DynamoDBWire

/// Which parameter a condition came in; it decides the name in messages.
package enum ConditionKind: Sendable {
  case condition
  case filter
  case keyCondition

  var expression: ExpressionKind {
    switch self {
    case .condition: .condition
    case .filter: .filter
    case .keyCondition: .keyCondition
    }
  }
}

/// The five expression parameters, by the names they have in requests and messages; and statements.
enum ExpressionKind: String {
  case condition = "ConditionExpression"
  case filter = "FilterExpression"
  case keyCondition = "KeyConditionExpression"
  case projection = "ProjectionExpression"
  case update = "UpdateExpression"
  /// A PartiQL statement, whose messages name no parameter.
  case statement = ""

  /// The error of an expression: `Invalid UpdateExpression: …`.
  func invalid(_ reason: String) -> DynamoDBError {
    self == .statement
      ? .validation(reason) : DynamoDBError.validation("Invalid \(rawValue): \(reason)").counted
  }

  /// The words of the grammar itself, which no name in this expression can be.
  var keywords: [String] {
    switch self {
    case .condition, .filter, .keyCondition: ["AND", "OR", "NOT", "BETWEEN", "IN"]
    case .update: ["SET", "REMOVE", "ADD", "DELETE"]
    case .projection, .statement: []
    }
  }
}

/// Source: "Service, account, and table quotas in Amazon DynamoDB", section Expression parameters.
enum ExpressionLimits {
  static let bytes = 4096
  static let operators = 300
  static let operandsOfIn = 100
  static let pathDepth = AttributeValue.maximumDepth
}
