import Scenarios

extension MarkdownReport {
  /// What was expected and what came; below, where the two differ.
  func checks(_ checks: [Check], title: String) -> [String] {
    guard !checks.isEmpty else { return [] }
    let table = PipeTable(
      [.init("", .center), .init("Check"), .init("Expected"), .init("Actual")],
      rows: checks.map { check in
        [
          check.holds ? "✓" : "✗", Markdown.text(Cut.value(check.subject)),
          Markdown.text(Cut.value(check.expected)), Markdown.text(Cut.value(check.actual)),
        ]
      })
    let failed = checks.filter { !$0.holds && !$0.differences.isEmpty }
    return ["**\(title)**", table.text]
      + failed.flatMap { check in
        ["✗ **\(Markdown.text(Cut.value(check.subject)))** differs:"]
          + differences(check.differences, "Expected", "Actual")
      }
  }

  func differences(_ differences: [Difference], _ expected: String, _ actual: String) -> [String] {
    let shown = differences.prefix(Cut.rows)
    let table = PipeTable(
      [.init("Path"), .init(expected), .init(actual)],
      rows: shown.map { difference in
        [difference.path, difference.expected, difference.actual].map {
          Markdown.text(Cut.value($0))
        }
      })
    let note = Cut.note(shown: shown.count, of: differences.count, "difference")
    return [table.text] + (note.map { ["*\($0)*"] } ?? [])
  }
}
