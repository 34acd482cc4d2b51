package import Documents

/// A value of a file with `${{ … }}` in it, at any depth.
///
/// ```yaml
/// { author: '${{ martin }}', text: 'Hi ${{ name }}', tags: [a], cost: '$${{ is not one' }
/// ```
///
/// A scalar that is one whole `${{ … }}` keeps the expression's type; inside other text its value is
/// written into it; `$${{` writes `${{`. Keys of maps are no templates.
package struct Template: Sendable {
  /// What is read from the file.
  package enum Reading: Sendable {
    /// Plain values: maps with a type's name as their one key are typed.
    case plain
    /// The body of a raw request: everything is the API's JSON, numbers keep their text.
    case request
  }

  indirect enum Content: Sendable {
    case constant(Value)
    /// A scalar without a template in a request's body.
    case json(Node.Value)
    case expression(Expression)
    case text([Piece])
    case list([Template])
    case map([(name: String, template: Template)])
  }

  enum Piece: Sendable {
    case literal(String)
    case expression(Expression)
  }

  /// Where it was read from.
  package let node: Node
  let content: Content

  package var span: Span { node.span }

  /// Reads a template; every mistake in it is noted, and nil is given when there is one.
  package init?(_ node: Node, reading: Reading = .plain, into problems: Problems) {
    let before = problems.all.count
    self.init(noting: node, reading, problems)
    guard problems.all.count == before else { return nil }
  }

  /// Reads a template; the first mistake in it is thrown.
  package init(_ node: Node, reading: Reading = .plain) throws(Diagnostic) {
    let problems = Problems()
    self.init(noting: node, reading, problems)
    if let first = problems.all.first { throw first }
  }

  private init(noting node: Node, _ reading: Reading, _ problems: Problems) {
    self.node = node
    switch node.value {
    case .text:
      let pieces = problems.catching { () throws(Diagnostic) in try Self.pieces(of: node) } ?? []
      content = Self.content(of: pieces, reading)
    case .list(let nodes):
      let templates = nodes.map { Template(noting: $0, reading, problems) }
      content = .list(templates).folded(reading)
    case .map(let entries):
      let templates = entries.map {
        (name: $0.key, template: Template(noting: $0.value, reading, problems))
      }
      content = .map(templates).folded(reading)
    case .null, .bool, .number:
      if reading == .request {
        content = .json(node.value)
      } else {
        let value = problems.catching { () throws(Diagnostic) in try Value(node) }
        content = .constant(value ?? .null)
      }
    }
  }

  private static func content(of pieces: [Piece], _ reading: Reading) -> Content {
    switch pieces.first {
    case nil: reading == .request ? .json(.text("")) : .constant(.text(""))
    case .expression(let expression) where pieces.count == 1: .expression(expression)
    case .literal(let text) where pieces.count == 1:
      reading == .request ? .json(.text(text)) : .constant(.text(text))
    default: .text(pieces)
    }
  }

  /// Cuts a text into literals and expressions.
  private static func pieces(of node: Node) throws(Diagnostic) -> [Piece] {
    let bytes = Array((node.text ?? "").utf8)
    let mark = Array("${{".utf8)
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var position = 0
    func flush() {
      guard !literal.isEmpty else { return }
      pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
      literal = []
    }
    while position < bytes.count {
      if bytes[position] != mark[0] {
        literal.append(bytes[position])
        position += 1
      } else if bytes[(position + 1)...].starts(with: mark) {
        literal += mark
        position += 4
      } else if bytes[position...].starts(with: mark) {
        flush()
        try checkClosed(node, bytes, position)
        let (tree, end) = try Parser.parse(node, bytes, from: position + 3, isBraced: true)
        pieces.append(.expression(Expression(tree, in: node)))
        position = end
      } else {
        literal.append(bytes[position])
        position += 1
      }
    }
    flush()
    return pieces
  }

  private static func checkClosed(
    _ node: Node, _ bytes: [UInt8], _ start: Int
  ) throws(Diagnostic) {
    var position = start + 3
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "}"), bytes[position + 1] == bytes[position] { return }
      position += 1
    }
    let span = node.span(ofText: start..<start + 3)
    if node.isCutByComment {
      throw .error(
        "a template with ' #' in it must be quoted", at: span,
        label: "without quotes ' #' begins a comment"
      ).coded(.unquotedTemplate)
    }
    throw .error(
      "this template is never closed", at: span,
      label: "'}}' is missing; '${{' as text is written '$${{'"
    ).coded(.expression)
  }
}

extension Template.Content {
  /// A list or map of constants as one constant.
  fileprivate func folded(_ reading: Template.Reading) -> Template.Content {
    guard reading == .plain else { return self }
    switch self {
    case .list(let templates):
      let values = templates.compactMap(\.constant)
      return values.count == templates.count ? .constant(.list(values)) : self
    case .map(let templates):
      let entries = templates.compactMap { name, template in
        template.constant.map { Value.Entry(name, $0) }
      }
      return entries.count == templates.count ? .constant(Value(typing: entries)) : self
    default: return self
    }
  }
}
