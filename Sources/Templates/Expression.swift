package import Documents

/// One expression of a file, parsed: `steps.tweet.result.count + 1`.
package struct Expression: Sendable {
  let tree: Tree
  /// The scalar it stands in.
  let node: Node

  init(_ tree: Tree, in node: Node) {
    self.tree = tree
    self.node = node
  }

  /// Parses a text node as a whole: a bare expression, without `${{ }}`.
  package init(bare node: Node) throws(Diagnostic) {
    guard let text = node.text else { throw .expected(.text, node) }
    let (tree, _) = try Parser.parse(node, Array(text.utf8), from: 0, isBraced: false)
    self.init(tree, in: node)
  }

  /// What becomes of a path that leads nowhere.
  package enum Missing: Sendable {
    /// It is null, as in conditions.
    case isNull
    /// It is an error that tells where the path ended.
    case fails
  }

  /// Whether a text can stand as a name in a path: letters, digits and `_`, `-` before a letter.
  package static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isNameStart else { return false }
    let isWhole = bytes.indices.allSatisfy { index in
      bytes[index].isNameStart || bytes[index].isDigit
        || (bytes[index] == UInt8(ascii: "-") && index + 1 < bytes.count
          && bytes[index + 1].isNameStart)
    }
    return isWhole && !["true", "false", "null"].contains(text)
  }

  /// The place of the expression in the file.
  package var span: Span { node.span(ofText: tree.range) }

  package func evaluate(
    in bindings: any Bindings, missing: Missing = .fails
  ) throws(Diagnostic) -> Value {
    try Evaluator(node: node, bindings: bindings, missing: missing).value(of: tree)
  }
}
