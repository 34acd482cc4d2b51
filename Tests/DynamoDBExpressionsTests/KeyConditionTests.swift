import DynamoDBExpressions
import DynamoDBWire
import Testing

/// The cases are those of ScyllaDB's test_key_condition_expression and dynalite's test/query.js.
@Suite struct KeyConditionTests {
  @Test(arguments: try ExpressionCase.all(in: "key-conditions"))
  func terms(_ example: ExpressionCase) throws {
    var terms: [KeyCondition.Term] = []
    example.expectError { () throws(DynamoDBError) in
      terms = try example.parse { placeholders throws(DynamoDBError) in
        let condition = try KeyCondition(parsing: example.expression, using: &placeholders)
        if let failure = condition.failure { throw failure }
        return condition.terms
      }
    }
    let expected = try (example.expected?.array ?? []).map { try #require($0.object) }
    #expect(terms.map { Self.shown($0) } == expected.map(JSON.object))
  }

  /// `{"name": "c", "between": [low, high]}`
  private static func shown(_ term: KeyCondition.Term) -> JSON {
    let (comparison, values): (String, [AttributeValue]) =
      switch term.comparison {
      case .equal(let value): ("equal", [value])
      case .less(let value): ("less", [value])
      case .lessOrEqual(let value): ("lessOrEqual", [value])
      case .greater(let value): ("greater", [value])
      case .greaterOrEqual(let value): ("greaterOrEqual", [value])
      case .between(let low, let high): ("between", [low, high])
      case .beginsWith(let value): ("beginsWith", [value])
      case .notIndexable: ("notIndexable", [])
      }
    return .object([
      "name": .string(term.name), comparison: .array(values.map(JSON.value)),
    ])
  }
}
