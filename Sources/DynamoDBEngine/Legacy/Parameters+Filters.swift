import DynamoDBExpressions
import DynamoDBWire

extension Parameters {
  /// QueryFilter or ScanFilter as a condition; nil where there is none or an empty one.
  mutating func legacyFilter(_ parameter: String) -> Condition? {
    let isAnyEnough = conditionalOperatorIsOr(for: parameter)
    let tests = attributeTests(parameter, .beforeValues)
    return tests.isEmpty ? nil : Condition(tests, isAnyEnough: isAnyEnough)
  }

  /// KeyConditions as the terms that a KeyConditionExpression would have.
  ///
  /// The service says after it found the table that an operator cannot be asked of keys.
  mutating func legacyKeyCondition() -> KeyCondition? {
    guard let object = object("KeyConditions") else { return nil }
    if object.isEmpty {
      report(.afterExpressions, .validation("Conditions can be of length 1 or 2 only"))
    }
    let tests = attributeTests("KeyConditions", .afterExpressions)
    return KeyCondition(
      tests.compactMap { test in
        if let term = test.keyTerm { return term }
        report(
          .afterExpressions,
          .validation("Attempted conditional constraint is not an indexable operation"))
        return nil
      })
  }

  private mutating func attributeTests(_ parameter: String, _ stage: Stage) -> [AttributeTest] {
    legacyConditions(parameter, requireOperator: true).compactMap { condition in
      guard let comparison = condition.comparison else { return nil }
      do throws(DynamoDBError) {
        return try AttributeTest(checking: condition.name, comparison, condition.valueList ?? [])
      } catch {
        report(stage, error)
        return nil
      }
    }
  }

  /// Reads ConditionalOperator, which at least two conditions must stand beside.
  ///
  /// Texts and place in the order: ExtendDB's test_conditional_operator, written against the
  /// service.
  /// - Parameter parameter: The one whose conditions it joins.
  mutating func conditionalOperatorIsOr(for parameter: String) -> Bool {
    guard let name = choice("ConditionalOperator", of: ["OR", "AND"]) else { return false }
    switch object(parameter)?.count ?? 0 {
    case 0:
      report(
        .combinations,
        .validation("ConditionalOperator cannot be used without Filter or Expected"))
    case 1:
      report(
        .combinations,
        .validation(
          "ConditionalOperator can only be used when Filter or Expected has two or more elements"
        ))
    default: break
    }
    return name == "OR"
  }
}

extension AttributeTest {
  /// nil where the operator cannot be asked of a key.
  fileprivate var keyTerm: KeyCondition.Term? {
    guard let value = values.first, let last = values.last else { return nil }
    let comparison: KeyCondition.Term.Comparison
    switch self.comparison {
    case .equal: comparison = .equal(value)
    case .less: comparison = .less(value)
    case .lessOrEqual: comparison = .lessOrEqual(value)
    case .greater: comparison = .greater(value)
    case .greaterOrEqual: comparison = .greaterOrEqual(value)
    case .between: comparison = .between(low: value, high: last)
    case .beginsWith: comparison = .beginsWith(value)
    case .isIn, .null, .notNull, .notEqual, .contains, .notContains: return nil
    }
    return KeyCondition.Term(name: name, comparison: comparison)
  }
}
