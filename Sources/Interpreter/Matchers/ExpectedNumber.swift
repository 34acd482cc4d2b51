import Documents
import DynamoDBWire
import Scenarios
import Templates

/// A number that something must be: `2`, `<= 6`, `any`, or a template that gives one of these.
struct ExpectedNumber: Sendable {
  private let expected: ExpectedValue
  let span: Span

  /// nil where something is wrong, which is noted.
  init?(_ node: Node, in context: LoadingContext) {
    span = node.span
    switch node.value {
    case .number: break
    case .text(let text):
      let isComparison = NumberComparison.relation(of: text) != nil
      let isTemplate = Template.isWritten(in: text)
      guard isComparison || isTemplate || text == "any" else { fallthrough }
      if isComparison, !isTemplate, NumberComparison(text) == nil {
        context.problems.add(
          .error(
            "a comparison needs a number, found '\(text)'", at: node.span,
            label: "such as '<= 6'"))
        return nil
      }
    default:
      var error = Diagnostic.expected(.number, node)
      error.label = "a number, or a comparison such as '>= 6'"
      context.problems.add(error)
      return nil
    }
    guard let expected = ExpectedValue(node, in: context) else { return nil }
    self.expected = expected
  }

  func fill(in bindings: any Bindings) throws(Diagnostic) -> Wanted {
    let wanted = try expected.fill(in: bindings)
    switch wanted {
    case .anything, .comparison, .scalar(.number): return wanted
    // Where only a number can stand, a text can mean nothing but a comparison.
    case .scalar(.text(let text)):
      if let comparison = NumberComparison(text) { return .comparison(comparison) }
      if text == "any" { return .anything }
    default: break
    }
    throw .error("expected a number, found \(wanted)", at: span)
  }

  /// Whether the number is as expected.
  func check(
    _ subject: String, _ actual: Number?, in bindings: any Bindings
  ) throws(Diagnostic) -> Check {
    let wanted = try fill(in: bindings)
    let value = actual.map { Value.number($0) }
    return Check(
      subject: subject, expected: wanted.description, actual: value?.text ?? "nothing",
      holds: value.map { wanted.matches($0, strict: false) } ?? false, span: span)
  }
}

extension FieldShape {
  /// A number, or a text that says how it compares.
  static let comparison = FieldShape.either([
    .number, .choice(["any"]),
    .form("a comparison", pattern: #"^(==|!=|<=|>=|<|>) *[-+.0-9]"#), .template,
  ])
}

extension Template {
  static func isWritten(in text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false).dropFirst()
      .contains { $0.starts(with: "{{".utf8) }
  }
}

extension Number {
  /// Capacity units: multiples of a half.
  init(units: Double) {
    self = (try? Number(parsing: "\(units)")) ?? .zero
  }
}
