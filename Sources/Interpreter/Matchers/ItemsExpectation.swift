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
    isUnordered = fields.flag("unordered")
    isStrict = fields.flag("strict")
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

extension Fields {
  /// A companion of several keys: it is read, but left where it is.
  func flag(_ key: String) -> Bool {
    guard let entry = remaining.first(where: { $0.key == key }) else { return false }
    return problems.catching { () throws(Diagnostic) in
      try FieldType<Bool>.flag.read(entry.value)
    } ?? false
  }
}
