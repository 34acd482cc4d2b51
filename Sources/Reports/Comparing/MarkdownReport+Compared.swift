import Scenarios

extension MarkdownReport {
  static let comparedHeading = "Other databases"

  /// In what runs on other databases differ: a table for each.
  var compared: [String] {
    guard !run.compared.isEmpty else { return [] }
    return ["## \(Self.comparedHeading)"] + run.compared.flatMap { $0.markdown }
  }
}

extension ComparedRun {
  /// Also what a job's summary shows.
  var markdown: [String] {
    var blocks = ["**\(mark) \(Markdown.text(headline))**"]
    if !differences.isEmpty {
      var table = PipeTable([.init("", .center)] + Self.columns.dropFirst().map { .init($0) })
      table.rows = rows.map { row in row.map { Markdown.text($0) } }
      blocks.append(table.text)
    }
    if let note { blocks.append("*\(note)*") }
    if !unmet.isEmpty {
      blocks.append(
        unmetLines.map { "- \(Markdown.text(Cut.value($0)))" }.joined(separator: "\n"))
    }
    return blocks
  }
}
