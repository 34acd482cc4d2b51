package import Documents

/// A path that an expression follows, as far as the file tells: `steps.tweet.result.items`.
package struct Reference: Sendable {
  package struct Part: Sendable {
    /// nil for an index that is only known at run time, and for a number.
    package let name: String?
    let node: Node
    let range: Range<Int>

    package var span: Span { node.span(ofText: range) }
  }

  /// The name it begins with and the members after it; at least one.
  package let parts: [Part]

  /// The name it begins with.
  package var root: String { parts[0].name ?? "" }
  package var span: Span { parts[0].span }
}

extension Expression {
  /// All paths of the expression, in order.
  package var references: [Reference] {
    var found: [Reference] = []
    collect(tree, &found)
    return found
  }

  private func collect(_ tree: Tree, _ found: inout [Reference]) {
    switch tree.kind {
    case .literal: break
    case .name, .member, .index:
      if let parts = parts(of: tree, &found) { found.append(Reference(parts: parts)) }
    case .not(let operand), .minus(let operand): collect(operand, &found)
    case .binary(_, let left, let right):
      collect(left, &found)
      collect(right, &found)
    case .call(_, let arguments): for argument in arguments { collect(argument, &found) }
    }
  }

  /// The parts of a path; nil where it begins with something other than a name.
  private func parts(of tree: Tree, _ found: inout [Reference]) -> [Reference.Part]? {
    switch tree.kind {
    case .name(let name):
      return [Reference.Part(name: name, node: node, range: tree.range)]
    case .member(let base, let name):
      guard let parts = parts(of: base, &found) else { return nil }
      let range = tree.range.upperBound - name.utf8.count..<tree.range.upperBound
      return parts + [Reference.Part(name: name, node: node, range: range)]
    case .index(let base, let index):
      var name: String?
      if case .literal(.text(let text)) = index.kind { name = text } else { collect(index, &found) }
      guard let parts = parts(of: base, &found) else { return nil }
      return parts + [Reference.Part(name: name, node: node, range: index.range)]
    default:
      collect(tree, &found)
      return nil
    }
  }
}
