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
  mutating func legacyKeyCondition() -> KeyCondition? {
    guard let object = object("KeyConditions") else { return nil }
    if object.isEmpty {
      report(.afterExpressions, .validation("Conditions can be of length 1 or 2 only"))
    }
    let tests = attributeTests("KeyConditions", .afterExpressions)
    return KeyCondition(tests.map(\.keyTerm))
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
  fileprivate var keyTerm: KeyCondition.Term {
    KeyCondition.Term(name: name, comparison: keyComparison)
  }

  private var keyComparison: KeyCondition.Term.Comparison {
    guard let value = values.first, let last = values.last else { return .notIndexable }
    return switch comparison {
    case .equal: .equal(value)
    case .less: .less(value)
    case .lessOrEqual: .lessOrEqual(value)
    case .greater: .greater(value)
    case .greaterOrEqual: .greaterOrEqual(value)
    case .between: .between(low: value, high: last)
    case .beginsWith: .beginsWith(value)
    case .isIn, .null, .notNull, .notEqual, .contains, .notContains: .notIndexable
    }
  }
}
