extension Markdown {
  /// An author's Markdown, made safe to stand among other text.
  ///
  /// It stays Markdown, but what would reach beyond its end or outrank its surroundings cannot:
  /// headings move `levels` down, HTML shows as text, a fence left open is closed, control and
  /// direction-changing characters become visible.
  static func prose(_ source: String, headingsDown levels: Int) -> String {
    var prose = Prose(levels: levels)
    let lines = source.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    for line in lines {
      prose.add(String(line.last == "\r" ? line.dropLast() : line))
    }
    return prose.finished
  }
}

/// Reads Markdown line by line, as far as it must be known what is code and what is not.
///
/// Where that is unclear, `<` is escaped: code may show `&lt;`, but HTML never gets through.
private struct Prose {
  let levels: Int
  private var lines: [String] = []
  /// The open fence, as it was written without its language: `  ~~~`.
  private var fence: String?
  private var paragraph = ProseParagraph()

  init(levels: Int) { self.levels = levels }

  var finished: String {
    // Closed where it was opened: in a list, a fence at the margin would open a new one.
    let lines = lines + (fence.map { [$0] } ?? [])
    let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
    let last = lines.lastIndex { !$0.isEmpty } ?? first - 1
    return lines[first..<max(first, last + 1)].joined(separator: "\n")
  }

  mutating func add(_ line: String) {
    let indent = line.prefix { $0 == " " }
    let content = line.dropFirst(indent.count)
    let mark = indent.count < 4 ? Self.fenceMark(content) : nil
    if let open = fence {
      if let mark, mark.info.isEmpty, open.drop(while: { $0 == " " }).first == mark.run.first,
        mark.run.count >= open.drop(while: { $0 == " " }).count
      {
        fence = nil
      }
      lines.append(ProseParagraph.visible(line))
    } else if let mark {
      fence = String(indent + mark.run)
      paragraph = ProseParagraph()
      lines.append(ProseParagraph.visible(line))
    } else {
      if content.isEmpty { paragraph = ProseParagraph() }
      lines.append(paragraph.add(demoted(line, content)))
    }
  }

  private static func fenceMark(_ content: Substring) -> (run: Substring, info: Substring)? {
    guard let mark = content.first, mark == "`" || mark == "~" else { return nil }
    let run = content.prefix { $0 == mark }
    let info = content.dropFirst(run.count).drop { $0 == " " }
    guard run.count >= 3, mark == "~" || !info.contains("`") else { return nil }
    return (run, info)
  }

  private func demoted(_ line: String, _ content: Substring) -> String {
    let marks = content.prefix { $0 == "#" }
    let after = content.dropFirst(marks.count).first
    guard (1...6).contains(marks.count), after == nil || after == " " || after == "\t" else {
      return line
    }
    let level = min(6, marks.count + levels)
    return String(repeating: "#", count: level) + content.dropFirst(marks.count)
  }
}
