import Documents
import Scenarios
import Templates

/// `item: { … }`: the one item, as a subset; `item: none`: no item.
struct ItemExpectation: Expectation {
  static let key = "item"
  static let summary = "The one item, as a subset, or none."
  static let shape = FieldShape.either([.map, .choice(["none", "any"]), .template])
  static let companions = [ItemsExpectation.strict.description]
  static let field: ResultField? = .item

  /// nil where there must be none.
  private let expected: ExpectedValue?
  private let isStrict: Bool
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    isStrict = fields.flag(ItemsExpectation.strict)
    guard let node = fields.take(Self.key, as: .node) else { return nil }
    span = node.span
    switch node.value {
    case .text("none"): expected = nil
    case .map, .text("any"):
      guard let expected = ExpectedValue(node, in: context) else { return nil }
      self.expected = expected
    case .text(let text) where Template.isWritten(in: text):
      guard let template = context.template(node) else { return nil }
      expected = .template(template)
    default:
      var error = Diagnostic.expected(.map, node)
      error.label = "the item's attributes, or 'none'"
      context.problems.add(error)
      return nil
    }
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    let item = evidence.result[.item]
    let actual = item == nil || item == .null ? nil : item
    guard let expected else {
      return [
        Check(
          subject: Self.key, expected: "none", actual: actual?.text ?? "none",
          holds: actual == nil, span: span)
      ]
    }
    let wanted = try expected.fill(in: evidence.bindings)
    // One message where there is nothing, not one for each attribute.
    let differences =
      actual.map { wanted.differences(from: $0, at: Self.key, strict: isStrict) } ?? []
    var check = Check(
      subject: Self.key, expected: wanted.description, actual: actual?.text ?? "none",
      holds: actual != nil && differences.isEmpty, span: span)
    check.differences = differences
    return [check]
  }
}
