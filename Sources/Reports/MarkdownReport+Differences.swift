import Scenarios

extension MarkdownReport {
  static let differencesHeading = "Other databases"

  /// In what runs on other databases differ, as a table.
  var differences: [String] {
    guard !run.differences.isEmpty else { return [] }
    var table = PipeTable(
      [.init("Database"), .init("Step"), .init("Operation"), .init("Differs in")]
        + [.init("Here"), .init("There"), .init("Accepted")])
    for difference in run.differences.prefix(Cut.rows) {
      let cells = [
        difference.target, difference.step, difference.operation ?? "", difference.kind.rawValue,
        difference.expected, difference.actual, difference.reason ?? "**no**",
      ]
      table.rows.append(
        cells.enumerated().map {
          $0.offset == 6 && difference.reason == nil
            ? $0.element
            : Markdown.text($0.element)
        })
    }
    let note = Cut.note(shown: table.rows.count, of: run.differences.count, "difference")
    return ["## \(Self.differencesHeading)", table.text] + (note.map { ["*\($0)*"] } ?? [])
  }
}
