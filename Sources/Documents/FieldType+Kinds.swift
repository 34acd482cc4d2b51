extension FieldType<Node> {
  /// Any value, as it stands.
  package static let node = node(shaped: .any)

  /// A value as it stands, which the loader reads further; a schema says that it has this shape.
  package static func node(shaped shape: FieldShape) -> FieldType {
    FieldType(shape) { (node) throws(Diagnostic) in node }
  }
}

extension FieldType<String> {
  package static let text = FieldType(.text) { (node) throws(Diagnostic) in
    guard case .text(let text) = node.value else { throw .expected(.text, node) }
    return text
  }

  /// The decimal text of a number.
  package static let number = FieldType(.number) { (node) throws(Diagnostic) in
    guard case .number(let text) = node.value else { throw .expected(.number, node) }
    return text
  }

  /// One of a few words.
  package static func choice(_ words: [String]) -> FieldType {
    FieldType(.choice(words)) { (node) throws(Diagnostic) in
      guard case .text(let text) = node.value, words.contains(text) else {
        var error = Diagnostic.expected(.choice(words), node)
        if let text = node.text {
          error.message = "expected \(FieldShape.choice(words).name), found '\(text)'"
          error.label = Suggestion.label(for: text, among: words)
        }
        throw error
      }
      return text
    }
  }

  /// A name that must be one of the known ones: `unknown access pattern 'post_twet'`.
  package static func name(of what: String, among known: [String]) -> FieldType {
    FieldType(.text) { (node) throws(Diagnostic) in
      guard case .text(let text) = node.value else { throw .expected(.text, node) }
      guard known.contains(where: { $0.sameBytes(as: text) }) else {
        throw .unknown(what, text, among: known, at: node.span)
      }
      return text
    }
  }
}

extension FieldType<Bool> {
  package static let flag = FieldType(.flag) { (node) throws(Diagnostic) in
    guard case .bool(let flag) = node.value else { throw .expected(.flag, node) }
    return flag
  }
}

extension FieldType<Int> {
  /// A whole number from 0.
  package static let count = FieldType(.count) { (node) throws(Diagnostic) in
    guard case .number(let text) = node.value else { throw .expected(.count, node) }
    guard let count = Int(text), count >= 0 else {
      throw .error("expected a whole number from 0, found \(text)", at: node.span)
    }
    return count
  }
}

extension FieldType<[Node.Entry]> {
  package static let map = map(of: .any)

  /// A map whose values the loader reads further; a schema says that they have this shape.
  package static func map(of shape: FieldShape) -> FieldType {
    let whole = FieldShape.entries([], of: shape)
    return FieldType(shape == .any ? .map : whole) { (node) throws(Diagnostic) in
      guard case .map(let entries) = node.value else { throw .expected(.map, node) }
      return entries
    }
  }
}

extension FieldType {
  /// A list whose values are all of one type; the first wrong one is reported.
  package static func list<Item>(of item: FieldType<Item>) -> FieldType where Value == [Item] {
    FieldType(.list(of: item.shape)) { (node) throws(Diagnostic) in
      guard case .list(let nodes) = node.value else {
        throw .expected(.list(of: item.shape), node)
      }
      var items: [Item] = []
      for node in nodes { items.append(try item.read(node)) }
      return items
    }
  }

  /// The value together with its place.
  package static func located<Inner>(_ inner: FieldType<Inner>) -> FieldType
  where Value == Located<Inner> {
    FieldType(inner.shape) { (node) throws(Diagnostic) in
      Located(try inner.read(node), node.span)
    }
  }
}
