import Documents
import DynamoDBWire
import Scenarios
import Templates

/// `error: TYPE` or `error: { type, message }`: the operation failed so.
struct ErrorExpectation: Expectation {
  static let key = "error"
  static let summary = "The error's type, or its type and message; the message may be a pattern."
  static let errorType = Field("type", FieldType<Node>.node(shaped: .text), "The error's type.")
  static let errorMessage = Field(
    "message", FieldType<Node>.node(shaped: .text), "Its message; it may be a pattern.")
  static let shape = FieldShape.either([
    .text, .fields("error", [errorType.description, errorMessage.description]),
  ])
  static let field: ResultField? = .error

  private let type: ExpectedValue?
  private let message: ExpectedValue?
  private let span: Span

  var coversError: Bool { true }

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard let node = fields.take(Self.key, as: .node) else { return nil }
    span = node.span
    switch node.value {
    case .text:
      guard let type = ExpectedValue(node, in: context) else { return nil }
      self.type = type
      message = nil
    case .map:
      var inner = Fields(node, of: "'error'", into: context.problems)
      let before = context.problems.all.count
      type = inner.take(Self.errorType).flatMap { Self.text($0, in: context) }
      message = inner.take(Self.errorMessage).flatMap { Self.text($0, in: context) }
      inner.finish()
      guard context.problems.all.count == before else { return nil }
      if type == nil, message == nil {
        context.problems.add(
          .error("'error' needs a 'type' or a 'message'", at: node.span))
        return nil
      }
    default:
      var error = Diagnostic.expected(.text, node)
      error.label = "such as ResourceNotFoundException, or { type: …, message: … }"
      context.problems.add(error)
      return nil
    }
  }

  private static func text(_ node: Node, in context: LoadingContext) -> ExpectedValue? {
    guard node.text != nil else {
      context.problems.add(.expected(.text, node))
      return nil
    }
    return ExpectedValue(node, in: context)
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    let error = evidence.result.error
    var checks: [Check] = []
    for (subject, expected, actual) in [
      ("error", type, error?.type), ("error.message", message, error?.message),
    ] {
      guard let wanted = try expected?.fill(in: evidence.bindings) else { continue }
      let value = actual.map { Value.text($0) }
      checks.append(
        Check(
          subject: subject, expected: wanted.description, actual: value?.text ?? "no error",
          holds: value.map { wanted.matches($0, strict: false) } ?? false, span: span))
    }
    // The message tells why it is another type, unless it stands beside it already.
    if let error, message == nil, checks.first?.holds == false {
      checks[0].actual += ": \(error.message)"
    }
    return checks
  }
}
