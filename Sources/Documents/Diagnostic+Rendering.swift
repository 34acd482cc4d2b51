extension Diagnostic {
  /// The message with its place, the source line and a caret; ends with a line break.
  ///
  /// ```
  /// error: unknown access pattern 'post_twet'
  ///   --> scenarios/twitter/notebook.yaml:41:11
  ///    |
  /// 41 |     call: post_twet
  ///    |           ^^^^^^^^^ did you mean 'post_tweet'?
  /// ```
  package func rendered(color: Bool = false) -> String {
    let paint = Paint(isOn: color)
    let line = ([span] + notes.map(\.span)).compactMap { $0?.start.line }.max() ?? 0
    let gutter = String(line).utf8.count
    let head = severity == .error ? Paint.Color.red : .yellow

    var text = "\(paint(severity.rawValue, head))\(paint(": " + VisibleText.of(message), .bold))\n"
    if let span {
      text += snippet(span, label, gutter, head, paint)
    } else if let label {
      text += "  = \(VisibleText.of(label))\n"
    }
    for note in notes {
      text += "\(paint("note", .blue)): \(VisibleText.of(note.message))\n"
      if let span = note.span { text += snippet(span, nil, gutter, .blue, paint) }
    }
    return text
  }

  private func snippet(
    _ span: Span, _ label: String?, _ gutter: Int, _ color: Paint.Color, _ paint: Paint
  ) -> String {
    let start = span.start
    let margin = String(repeating: " ", count: gutter)
    let place = "\(VisibleText.of(span.file.path)):\(start.line):\(start.column)"
    var text = "\(margin)\(paint("-->", .blue)) \(place)\n"
    guard !span.file.bytes.isEmpty else { return text }

    let excerpt = SourceExcerpt(span)
    let number = String(start.line)
    let numbered = String(repeating: " ", count: gutter - number.utf8.count) + number
    let carets = String(repeating: "^", count: excerpt.length)
    let beside = label.map { " " + VisibleText.of($0) } ?? ""
    text += "\(margin) \(paint("|", .blue))\n"
    text += "\(paint("\(numbered) |", .blue))\(excerpt.text.isEmpty ? "" : " ")\(excerpt.text)\n"
    text += "\(margin) \(paint("|", .blue)) \(String(repeating: " ", count: excerpt.indent))"
    return text + "\(paint(carets + beside, color))\n"
  }
}

extension Diagnostics {
  /// All messages, with an empty line between them.
  package func rendered(color: Bool = false) -> String {
    all.map { $0.rendered(color: color) }.joined(separator: "\n")
  }
}

/// ANSI colors, or none.
private struct Paint {
  enum Color: String { case bold = "1", red = "1;31", yellow = "1;33", blue = "1;34" }
  let isOn: Bool

  func callAsFunction(_ text: String, _ color: Color) -> String {
    isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
