/// What differs between two reports, as `diff -u` shows it, with the step each part belongs to.
///
/// ```
/// --- notebook.report.md
/// +++ now
/// @@ -12,3 +12,3 @@ ✓ 3. Save Martin
///  **Changes in twitter:** 1 added
/// -| count | 1 |
/// +| count | 2 |
/// ```
package struct UnifiedDiff {
  private enum Line {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// Lines around a difference.
  static let context = 3
  /// More lines than this are not compared one by one: the search takes the square of them.
  static let searched = 3_000
  /// Lines that are shown.
  static let shown = 200

  private let lines: [Line]

  package init(from old: String, to new: String) {
    let old = Self.lines(old)
    let new = Self.lines(new)
    var first = 0
    while first < min(old.count, new.count), Self.same(old[first], new[first]) { first += 1 }
    var last = 0
    while last < min(old.count, new.count) - first,
      Self.same(old[old.count - 1 - last], new[new.count - 1 - last])
    {
      last += 1
    }
    lines =
      old[..<first].map(Line.same)
      + Self.compared(
        Array(old[first..<(old.count - last)]), Array(new[first..<(new.count - last)]))
      + old[(old.count - last)...].map(Line.same)
  }

  private static func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map(String.init)
  }

  private static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  private static func compared(_ old: [String], _ new: [String]) -> [Line] {
    guard max(old.count, new.count) <= searched else {
      return old.map(Line.removed) + new.map(Line.added)
    }
    let difference = new.map { Array($0.utf8) }.difference(from: old.map { Array($0.utf8) })
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var index = 0
    for (offset, line) in old.enumerated() {
      if removed.contains(offset) {
        lines.append(.removed(line))
        continue
      }
      while added.contains(index) {
        lines.append(.added(new[index]))
        index += 1
      }
      lines.append(.same(line))
      index += 1
    }
    return lines + new[index...].map(Line.added)
  }

  /// Empty where nothing differs.
  package func text(from oldName: String, to newName: String, style: TerminalStyle) -> String {
    let hunks = hunks
    guard !hunks.isEmpty else { return "" }
    var output = [style("--- \(oldName)", .red), style("+++ \(newName)", .green)]
    var old = 1
    var new = 1
    var heading = ""
    for (index, line) in lines.enumerated() {
      if case .same(let text) = line, text.hasPrefix("#") {
        heading = " " + text.drop { $0 == "#" || $0 == " " }
      }
      if let hunk = hunks.first(where: { $0.lowerBound == index }) {
        let counts = counts(hunk)
        output.append(
          style("@@ -\(old),\(counts.old) +\(new),\(counts.new) @@\(heading)", .bold))
      }
      let isShown = hunks.contains { $0.contains(index) }
      switch line {
      case .same(let text):
        if isShown { output.append(" \(Markdown.visible(text))") }
        old += 1
        new += 1
      case .removed(let text):
        output.append(style("-\(Markdown.visible(text))", .red))
        old += 1
      case .added(let text):
        output.append(style("+\(Markdown.visible(text))", .green))
        new += 1
      }
    }
    let left = Cut.note(shown: Self.shown, of: output.count, "line").map { [$0] } ?? []
    return (output.prefix(Self.shown) + left).joined(separator: "\n") + "\n"
  }

  /// The stretches of lines that are shown: differences with their surroundings.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private func counts(_ hunk: Range<Int>) -> (old: Int, new: Int) {
    var counts = (old: 0, new: 0)
    for line in lines[hunk] {
      switch line {
      case .same: counts = (counts.old + 1, counts.new + 1)
      case .removed: counts.old += 1
      case .added: counts.new += 1
      }
    }
    return counts
  }
}
