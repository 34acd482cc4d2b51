import Documents
import Scenarios
import Templates

/// `value: 7`: the scalar result.
struct ValueExpectation: Expectation {
  static let key = "value"
  static let summary = "The scalar result."
  static let shape = FieldShape.any
  static let field: ResultField? = .value

  private let expected: ExpectedValue
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard let node = fields.take(Self.key, as: .node),
      let expected = ExpectedValue(node, in: context)
    else { return nil }
    self.expected = expected
    span = node.span
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    let wanted = try expected.fill(in: evidence.bindings)
    let actual = evidence.result[.value]
    let differences = wanted.differences(from: actual, at: Self.key, strict: false)
    var check = Check(
      subject: Self.key, expected: wanted.description, actual: actual?.text ?? "nothing",
      holds: differences.isEmpty, span: span)
    // For a scalar, expected and actual say it all.
    if differences.contains(where: { $0.path != Self.key }) { check.differences = differences }
    return [check]
  }
}
