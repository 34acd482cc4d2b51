import Documents
import Scenarios
import Templates

/// `items: [ … ]`: exactly these came back, each map a subset of the item.
///
/// ```yaml
/// expect: { items: [{ text: 'Moin, moin.' }, { text: /^Hallo/ }], unordered: true, strict: false }
/// ```
struct ItemsExpectation: Expectation {
  static let key = "items"
  static let summary = "Exactly these items, in this order, each as a subset."
  static let companions = ["unordered", "strict"]
  static let field: ResultField? = .items

  private let expected: ExpectedValue
  private let isUnordered: Bool
  private let isStrict: Bool
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    isUnordered = fields.take("unordered", as: .flag) ?? false
    // `strict` may stand for an `item` beside it as well; that one takes it away.
    isStrict = fields.remaining.contains { $0.key == "strict" && $0.value.isTrue }
    if !fields.has(ItemExpectation.key) { _ = fields.take("strict", as: .flag) }
    guard let node = fields.take(Self.key, as: .node) else { return nil }
    span = node.span
    guard let expected = ItemList.expected(node, in: context) else { return nil }
    self.expected = expected
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    let list = try ItemList(expected, at: span, in: evidence.bindings)
    return [
      list.check(
        Self.key, evidence.result[.items]?.elements, isUnordered: isUnordered, isStrict: isStrict)
    ]
  }
}

extension Node {
  var isTrue: Bool {
    if case .bool(true) = value { true } else { false }
  }
}
