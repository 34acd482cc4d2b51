/// How the legacy parameters compare an attribute with values, by the API's names.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html>
package enum ComparisonOperator: String, Sendable, CaseIterable {
  // In the order in which the service's messages list them.
  case isIn = "IN"
  /// The item lacks the attribute; a value of type NULL is one it has.
  case null = "NULL"
  case between = "BETWEEN"
  case less = "LT"
  case notContains = "NOT_CONTAINS"
  case equal = "EQ"
  case greater = "GT"
  case notNull = "NOT_NULL"
  case notEqual = "NE"
  case lessOrEqual = "LE"
  case beginsWith = "BEGINS_WITH"
  case greaterOrEqual = "GE"
  case contains = "CONTAINS"

  /// How many values it takes.
  package var valueCount: ClosedRange<Int> {
    switch self {
    case .null, .notNull: 0...0
    case .between: 2...2
    case .isIn: 1...Int.max
    default: 1...1
    }
  }
}
