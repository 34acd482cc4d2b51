import DynamoDBExpressions
import DynamoDBWire

extension AttributeTest {
  /// A test whose values fit the operator.
  ///
  /// Texts and order as dynalite recorded them for QueryFilter; Expected has them as well (ScyllaDB's
  /// test_expected).
  init(
    checking name: String, _ comparison: ComparisonOperator, _ list: [JSON]
  ) throws(DynamoDBError) {
    var values: [AttributeValue] = []
    for json in list { values.append(try AttributeValue(json: json)) }
    guard let test = AttributeTest(name, comparison, values) else {
      throw .invalidParameter(
        "Invalid number of argument(s) for the \(comparison.rawValue) ComparisonOperator")
    }
    guard values.allSatisfy({ $0.kind == values.first?.kind }) else {
      throw .invalidParameter("AttributeValues inside AttributeValueList must be of same type")
    }
    for value in values where !comparison.accepts(value.kind) {
      throw .invalidParameter(
        "ComparisonOperator \(comparison.rawValue) is not valid for \(value.kind.rawValue) "
          + "AttributeValue type")
    }
    if comparison == .between, values[0].isOrdered(after: values[1]) {
      throw .validation(
        "The BETWEEN condition was provided a range where the lower bound is greater than the "
          + "upper bound")
    }
    self = test
  }
}

extension ComparisonOperator {
  /// Whether it takes values of a type.
  ///
  /// Source: Condition, API reference; equality of every type: ScyllaDB's test_query_filter_eq.
  /// CONTAINS is documented for S, N and B only, but of all refusals recorded by dynalite those of
  /// BOOL and NULL are missing.
  fileprivate func accepts(_ kind: AttributeValue.Kind) -> Bool {
    switch self {
    case .equal, .notEqual, .null, .notNull: true
    case .beginsWith: [.s, .b].contains(kind)
    case .contains, .notContains: [.s, .n, .b, .bool, .null].contains(kind)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .isIn:
      [.s, .n, .b].contains(kind)
    }
  }
}
