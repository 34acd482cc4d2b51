/// One block of an author's Markdown.
///
/// The part of CommonMark that notes use: headings, paragraphs, lists, quotations, fenced code, pipe
/// tables, rules. HTML is text.
enum ProseBlock: Equatable {
  case heading(Int, String)
  case paragraph(String)
  case list(isOrdered: Bool, [String])
  case quotation([ProseBlock])
  case code(String)
  case table([[String]])
  case rule

  /// Quotations inside quotations end somewhere.
  private static let maximumDepth = 8

  static func blocks(of source: String, depth: Int = 0) -> [ProseBlock] {
    var lines = source.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
      .map { String($0.last == "\r" ? $0.dropLast() : $0) }[...]
    var blocks: [ProseBlock] = []
    while let line = lines.first {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if content.isEmpty {
        lines.removeFirst()
      } else if let fence = fence(content) {
        blocks.append(.code(code(fence, &lines)))
      } else if let heading = heading(content) {
        blocks.append(heading)
        lines.removeFirst()
      } else if isRule(content) {
        blocks.append(.rule)
        lines.removeFirst()
      } else if content.hasPrefix(">"), depth < maximumDepth {
        blocks.append(.quotation(self.blocks(of: quoted(&lines), depth: depth + 1)))
      } else if let marker = marker(content) {
        blocks.append(.list(isOrdered: marker.isOrdered, items(&lines, marker.isOrdered)))
      } else if content.hasPrefix("|"), lines.count > 1, isTableRule(lines[lines.startIndex + 1]) {
        blocks.append(table(&lines))
      } else {
        blocks.append(.paragraph(paragraph(&lines)))
      }
    }
    return blocks
  }

  private static func fence(_ content: Substring) -> Substring? {
    guard let mark = content.first, mark == "`" || mark == "~" else { return nil }
    let run = content.prefix { $0 == mark }
    return run.count >= 3 && (mark == "~" || !content.dropFirst(run.count).contains("`"))
      ? run : nil
  }

  private static func code(_ fence: Substring, _ lines: inout ArraySlice<String>) -> String {
    lines.removeFirst()
    var code: [String] = []
    while let line = lines.popFirst() {
      let content = line.drop { $0 == " " }
      if content.hasPrefix(fence), content.allSatisfy({ $0 == fence.first || $0 == " " }) { break }
      code.append(line)
    }
    return code.joined(separator: "\n")
  }

  private static func heading(_ content: Substring) -> ProseBlock? {
    let marks = content.prefix { $0 == "#" }
    let rest = content.dropFirst(marks.count)
    guard (1...6).contains(marks.count), rest.isEmpty || rest.hasPrefix(" ") else { return nil }
    return .heading(marks.count, MarkdownReport.oneLine(String(rest)))
  }

  private static func isRule(_ content: Substring) -> Bool {
    let marks = content.filter { $0 != " " }
    return marks.count >= 3
      && ["-", "*", "_"].contains { mark in marks.allSatisfy { "\($0)" == mark } }
  }

  private static func quoted(_ lines: inout ArraySlice<String>) -> String {
    var inner: [String] = []
    while let line = lines.first {
      let content = line.drop { $0 == " " }
      guard content.hasPrefix(">") else { break }
      let rest = content.dropFirst()
      inner.append(String(rest.hasPrefix(" ") ? rest.dropFirst() : rest))
      lines.removeFirst()
    }
    return inner.joined(separator: "\n")
  }

  private static func marker(_ content: Substring) -> (isOrdered: Bool, rest: Substring)? {
    if let first = content.first, "-*+".contains(first), content.dropFirst().hasPrefix(" ") {
      return (false, content.dropFirst(2))
    }
    let digits = content.prefix { $0.isASCII && $0.isNumber }
    let rest = content.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 10, rest.hasPrefix(". ") || rest.hasPrefix(") ") else {
      return nil
    }
    return (true, rest.dropFirst(2))
  }

  /// The items of one list; lines that follow indented belong to the item before.
  private static func items(_ lines: inout ArraySlice<String>, _ isOrdered: Bool) -> [String] {
    var items: [String] = []
    while let line = lines.first {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if let marker = marker(content), marker.isOrdered == isOrdered {
        items.append(String(marker.rest))
      } else if content.isEmpty || marker(content) != nil || heading(content) != nil
        || fence(content) != nil
      {
        break
      } else {
        items[items.count - 1] += " " + content
      }
      lines.removeFirst()
    }
    return items
  }

  private static func isTableRule(_ line: String) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
  }

  private static func table(_ lines: inout ArraySlice<String>) -> ProseBlock {
    var rows: [[String]] = []
    while let line = lines.first, line.drop(while: { $0 == " " }).hasPrefix("|") {
      if rows.count != 1 || !isTableRule(line) { rows.append(cells(line)) } else { rows.append([]) }
      lines.removeFirst()
    }
    return .table(rows.filter { !$0.isEmpty })
  }

  private static func cells(_ line: String) -> [String] {
    var cells = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { MarkdownReport.oneLine(String($0)) }
    cells.removeFirst()
    if cells.last?.isEmpty ?? false { cells.removeLast() }
    return cells
  }

  private static func paragraph(_ lines: inout ArraySlice<String>) -> String {
    var text: [String] = []
    while let line = lines.first {
      let content = line.drop { $0 == " " || $0 == "\t" }
      let ends =
        content.isEmpty || heading(content) != nil || fence(content) != nil
        || content.hasPrefix(">") || marker(content) != nil
      if ends, !text.isEmpty { break }
      text.append(String(content))
      lines.removeFirst()
    }
    return text.joined(separator: "\n")
  }
}
