/// One value of a YAML file, with the place it stands at.
package struct Node: Sendable {
  package enum Value: Sendable {
    case null
    case bool(Bool)
    /// The decimal text as written, spelt as JSON does: `+007` is `7`, `.5` is `0.5`, `0x1F` is `31`.
    case number(String)
    case text(String)
    case list([Node])
    /// In file order; no key twice.
    case map([Entry])
  }

  /// How the file writes the value; collections are `block` or `flow`.
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded, block, flow
  }

  package struct Entry: Sendable {
    package let key: String
    package let keySpan: Span
    package let value: Node

    package init(key: String, keySpan: Span, value: Node) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  package let value: Value
  /// Quotes and brackets included; anchors and tags not.
  package let span: Span
  package let style: Style

  package init(_ value: Value, at span: Span, style: Style) {
    self.value = value
    self.span = span
    self.style = style
  }

  /// The value under a key of a map; nil for an absent key and for what is no map.
  package subscript(key: String) -> Node? {
    guard case .map(let entries) = value else { return nil }
    return entries.first { $0.key.sameBytes(as: key) }?.value
  }

  /// What the value is, for messages: `a text`, `a list`.
  package var kind: String {
    switch value {
    case .null: "nothing"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// The text of a text node.
  package var text: String? {
    guard case .text(let text) = value else { return nil }
    return text
  }
}

extension Node {
  /// A text read as YAML reads a plain scalar: `5` is a number, `true` is true, `yes` is text.
  package init(plain text: String, at span: Span) throws(Diagnostic) {
    self.init(try CoreSchema.value(of: text, at: span), at: span, style: .plain)
  }
}
