import DynamoDBExpressions
import DynamoDBWire

extension Parameters {
  /// Expected as a condition; nil where there is none or an empty one.
  ///
  /// It is checked where expressions are, which cannot stand beside it.
  mutating func expected() -> Condition? {
    let isAnyEnough = conditionalOperatorIsOr(for: "Expected")
    var tests: [AttributeTest] = []
    for condition in legacyConditions("Expected", requireOperator: false) {
      do throws(DynamoDBError) {
        tests.append(try AttributeTest(expecting: condition))
      } catch {
        report(.expressions, error)
      }
    }
    return tests.isEmpty ? nil : Condition(tests, isAnyEnough: isAnyEnough)
  }
}

extension AttributeTest {
  /// Which members stand beside each other: texts and order as dynalite recorded them.
  ///
  /// Source of the meaning: ExpectedAttributeValue, API reference.
  fileprivate init(expecting condition: LegacyCondition) throws(DynamoDBError) {
    let attribute = "for Attribute: \(condition.name)"
    if condition.valueList != nil, condition.value != nil {
      throw .invalidParameter("Value and AttributeValueList cannot be used together \(attribute)")
    }
    guard let comparison = condition.comparison else {
      try self.init(expectingValueOf: condition, attribute)
      return
    }
    if condition.exists != nil {
      throw .invalidParameter("Exists and ComparisonOperator cannot be used together \(attribute)")
    }
    let values = condition.valueList ?? condition.value.map { [$0] }
    if values == nil, comparison != .null, comparison != .notNull {
      throw .invalidParameter(
        "Value or AttributeValueList must be used with ComparisonOperator: "
          + "\(comparison.rawValue) \(attribute)")
    }
    try self.init(checking: condition.name, comparison, values ?? [])
  }

  /// Without an operator: equal to a value, or not there.
  private init(
    expectingValueOf condition: LegacyCondition, _ attribute: String
  ) throws(DynamoDBError) {
    if condition.valueList != nil {
      throw .invalidParameter(
        "AttributeValueList can only be used with a ComparisonOperator \(attribute)")
    }
    switch (condition.exists ?? true, condition.value) {
    case (true, nil):
      let exists = condition.exists.map(String.init) ?? "null"
      throw .invalidParameter("Value must be provided when Exists is \(exists) \(attribute)")
    case (false, .some):
      throw .invalidParameter("Value cannot be used when Exists is false \(attribute)")
    case (true, let value?): try self.init(checking: condition.name, .equal, [value])
    case (false, nil): try self.init(checking: condition.name, .null, [])
    }
  }
}
