/// Makes the links of several chapters in one document lead to their own chapter.
///
/// The cases of a scenario have the same steps, so the same headings; GitHub tells them apart by `-1`,
/// `-2` … after the anchor of each that was there before. A chapter links to its headings as if it stood
/// alone, and is given to this, in order.
///
/// ```swift
/// var anchors = ChapterAnchors()
/// anchors.resolved("[Costs](#costs)\n\n## Costs")  // the same
/// anchors.resolved("[Costs](#costs)\n\n## Costs")  // [Costs](#costs-1) …
/// ```
struct ChapterAnchors {
  /// How many headings had an anchor so far.
  private var counts: [String: Int] = [:]

  mutating func resolved(_ chapter: String) -> String {
    var own: [String: String] = [:]
    let lines = Self.lines(chapter)
    for (line, isCode) in lines where !isCode {
      guard let heading = Self.heading(line) else { continue }
      let anchor = Markdown.anchor(heading)
      let count = counts[anchor, default: 0]
      counts[anchor] = count + 1
      let target = Markdown.fragment(anchor)
      if own[target] == nil { own[target] = count == 0 ? target : "\(target)-\(count)" }
    }
    return lines.map { line, isCode in isCode ? line : Self.relinked(line, own) }
      .joined(separator: "\n")
  }

  /// Each line, and whether it stands in a fenced block.
  private static func lines(_ text: String) -> [(line: String, isCode: Bool)] {
    var fence: Substring?
    return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { bytes in
        let line = String(decoding: bytes, as: UTF8.self)
        // Inside quotations too: questions stand in one.
        let content = line.drop { $0 == " " || $0 == ">" }
        if let open = fence {
          if content.hasPrefix(open), content.allSatisfy({ $0 == open.first }) { fence = nil }
          return (line, true)
        }
        for mark in ["`", "~"] as [Character] {
          let run = content.prefix { $0 == mark }
          if run.count >= 3 { fence = run }
        }
        return (line, fence != nil)
      }
  }

  /// The text of a heading, as it shows.
  private static func heading(_ line: String) -> String? {
    let content = line.drop { $0 == " " || $0 == ">" }
    let marks = content.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), content.dropFirst(marks.count).hasPrefix(" ") else {
      return nil
    }
    // What `Markdown.text` writes for marks that no anchor holds.
    return String(content.dropFirst(marks.count + 1)).replacing("&amp;", with: "")
      .replacing("&lt;", with: "").replacing("&#124;", with: "")
  }

  private static func relinked(_ line: String, _ targets: [String: String]) -> String {
    let parts = line.split(separator: "](#", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return line }
    return parts[0]
      + parts.dropFirst().map { part in
        guard let end = part.firstIndex(of: ")"), let target = targets[String(part[..<end])] else {
          return "](#" + part
        }
        return "](#" + target + part[end...]
      }.joined()
  }
}
