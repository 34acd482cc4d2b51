import Documents
import DynamoDBWire
import Scenarios
import Templates

/// `count: 2`: that many items came back.
struct CountExpectation: Expectation {
  static let key = "count"
  static let summary = "How many items came back."
  static let shape = FieldShape.comparison
  static let field: ResultField? = .count

  private let expected: ExpectedNumber

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard let node = fields.take(Self.key, as: .node),
      let expected = ExpectedNumber(node, in: context)
    else { return nil }
    self.expected = expected
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    [try expected.check(Self.key, evidence.result[.count]?.number, in: evidence.bindings)]
  }
}

extension Value {
  var number: Number? {
    if case .number(let number) = self { number } else { nil }
  }
}
