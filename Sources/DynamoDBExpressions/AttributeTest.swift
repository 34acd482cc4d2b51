package import DynamoDBWire

/// What a legacy parameter asks of one attribute: `year LT 2000`.
package struct AttributeTest: Sendable {
  /// A whole attribute: `a.b` is one with a dot in its name.
  package let name: String
  package let comparison: ComparisonOperator
  package let values: [AttributeValue]

  /// - Parameter values: As many as the operator takes; nil otherwise.
  package init?(_ name: String, _ comparison: ComparisonOperator, _ values: [AttributeValue]) {
    guard comparison.valueCount.contains(values.count) else { return nil }
    self.name = name
    self.comparison = comparison
    self.values = values
  }
}

extension Condition {
  /// The condition that all tests hold, or any of them.
  ///
  /// - Parameter isAnyEnough: Whether ConditionalOperator is `OR`.
  package init(_ tests: [AttributeTest], isAnyEnough: Bool = false) {
    var values: [AttributeValue] = []
    var trees: [ConditionTree] = []
    for test in tests {
      trees.append(test.tree(firstValue: values.count))
      values += test.values
    }
    self.init(
      isAnyEnough ? .or(trees) : .and(trees), values: values,
      paths: tests.map { DocumentPath(attribute: $0.name) })
  }
}

extension AttributeTest {
  /// - Parameter first: The number of the test's first value among those of the condition.
  fileprivate func tree(firstValue first: Int) -> ConditionTree {
    let path = DocumentPath(attribute: name)
    let attribute = Operand.path(path)
    let value = Operand.constant(first)
    return switch comparison {
    case .null: .notExists(path)
    case .notNull: .exists(path)
    case .equal: .comparison(attribute, .equal, value)
    case .notEqual: .comparison(attribute, .notEqual, value)
    case .less: .comparison(attribute, .less, value)
    case .lessOrEqual: .comparison(attribute, .lessOrEqual, value)
    case .greater: .comparison(attribute, .greater, value)
    case .greaterOrEqual: .comparison(attribute, .greaterOrEqual, value)
    case .between: .between(attribute, low: value, high: .constant(first + 1))
    case .isIn: .isIn(attribute, values.indices.map { .constant(first + $0) })
    case .beginsWith: .beginsWith(attribute, value)
    case .contains: .contains(attribute, value)
    // Other than NE, it does not hold where the item lacks the attribute (ScyllaDB's
    // test_update_expected_1_not_contains).
    case .notContains: .and([.exists(path), .not(.contains(attribute, value))])
    }
  }
}
