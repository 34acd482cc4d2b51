import DynamoDBExpressions
import DynamoDBWire
import Testing

/// The cases are those of ScyllaDB's test_condition_expression, test_filter_expression and
/// test_limits, and of dynalite's test/scan.js, both of which ran against the service.
@Suite struct ConditionTests {
  @Test(arguments: try ExpressionCase.all(in: "conditions"))
  func holds(_ example: ExpressionCase) throws {
    let condition = try example.parse { placeholders throws(DynamoDBError) in
      try Condition(parsing: example.expression, as: .condition, using: &placeholders)
    }
    #expect(try condition.holds(for: example.item) == example.expected?.bool)
  }

  @Test(arguments: try ExpressionCase.all(in: "condition-errors"))
  func refused(_ example: ExpressionCase) {
    let kind: ConditionKind =
      switch example.members["kind"]?.string {
      case "filter": .filter
      case "keyCondition": .keyCondition
      default: .condition
      }
    example.expectError { () throws(DynamoDBError) in
      _ = try example.parse { placeholders throws(DynamoDBError) in
        try Condition(parsing: example.expression, as: kind, using: &placeholders)
      }
    }
  }

  @Test func attributeNamesAreInOrderAndOnce() throws {
    var placeholders = try Placeholders(names: ["#a": "a"], values: [":v": ["N": "1"]])
    let condition = try Condition(
      parsing: "c.d = :v OR begins_with(b, e) AND size(#a[0]) > :v AND c IN (b, f)", as: .filter,
      using: &placeholders)
    #expect(condition.attributeNames == ["c", "b", "e", "a", "f"])
    #expect(condition.nestedAttributeNames == ["c", "a"])
  }

  /// ScyllaDB's test_limits: 299 operators in 149 levels of parentheses are allowed.
  @Test func deepNestingWithinTheLimitWorks() throws {
    var placeholders = Placeholders()
    let text =
      "a<b " + String(repeating: "or (a<b ", count: 149) + String(repeating: ")", count: 149)
    let condition = try Condition(parsing: text, as: .condition, using: &placeholders)
    #expect(try condition.holds(for: ["a": 1, "b": 2]))
    #expect(try !condition.holds(for: ["a": 2, "b": 1]))
  }

  /// 4096 bytes are allowed, and 300 operators.
  @Test func limitsThemselvesAreAllowed() throws {
    var placeholders = Placeholders()
    let padded = "a = b" + String(repeating: " ", count: 4091)
    _ = try Condition(parsing: padded, as: .condition, using: &placeholders)
    let operators = "NOT a<b" + String(repeating: " or a<b", count: 149)
    _ = try Condition(parsing: operators, as: .condition, using: &placeholders)
  }

  @Test(.timeLimit(.minutes(1))) func longTextsAreSearchedInLinearTime() throws {
    let part = String(repeating: "a", count: 150_000) + "b"
    var placeholders = try Placeholders(names: nil, values: [":v": ["S": .string(part)]])
    let condition = try Condition(
      parsing: "contains(t, :v)", as: .filter, using: &placeholders)
    let text = String(repeating: "a", count: 390_000)
    #expect(try !condition.holds(for: ["t": .s(text)]))
    #expect(try condition.holds(for: ["t": .s(text + "b")]))
  }
}
