package import Documents

/// What `if`, `until` and `assert` hold: an expression, with or without `${{ }}`.
///
/// A path that leads nowhere is null in it. It holds unless its value is null, false, 0 or the
/// empty text.
package struct Condition: Sendable {
  package let expression: Expression

  package init(_ node: Node) throws(Diagnostic) {
    switch node.value {
    case .bool(let flag):
      let tree = Tree(kind: .literal(.bool(flag)), range: 0..<0, depth: 1)
      expression = Expression(tree, in: node)
    case .text(let text):
      let bytes = Array(text.utf8)
      let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x0A } ?? 0
      guard bytes[start...].starts(with: "${{".utf8) else {
        expression = try Expression(bare: node)
        return
      }
      let (tree, end) = try Parser.parse(node, bytes, from: start + 3, isBraced: true)
      guard bytes[end...].allSatisfy({ $0 == 0x20 || $0 == 0x0A }) else {
        throw .error(
          "nothing may follow the template of a condition",
          at: node.span(ofText: end..<bytes.count),
          label: "write the whole condition inside or without '${{ }}'")
      }
      expression = Expression(tree, in: node)
    default:
      throw .error("expected a condition, found \(node.kind)", at: node.span)
    }
  }

  package var references: [Reference] { expression.references }

  package func check(in scope: Scope) -> [Diagnostic] { expression.check(in: scope) }

  package func holds(in bindings: any Bindings) throws(Diagnostic) -> Bool {
    try expression.evaluate(in: bindings, missing: .isNull).isTrue
  }
}
