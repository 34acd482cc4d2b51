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
  static let shape = ItemList.shape
  static let unordered = Field(
    "unordered", FieldType<Bool>.flag, "Whether the items may come in any order.")
  static let strict = Field(
    "strict", FieldType<Bool>.flag, "Whether items are compared whole, not as subsets.")
  static let companions = [unordered.description, strict.description]
  static let field: ResultField? = .items

  private let expected: ExpectedValue
  private let isUnordered: Bool
  private let isStrict: Bool
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    isUnordered = fields.flag(Self.unordered)
    isStrict = fields.flag(Self.strict)
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
  func flag(_ field: Field<Bool>) -> Bool {
    guard let entry = remaining.first(where: { $0.key == field.name }) else { return false }
    return problems.catching { () throws(Diagnostic) in
      try field.type.read(entry.value)
    } ?? false
  }
}
