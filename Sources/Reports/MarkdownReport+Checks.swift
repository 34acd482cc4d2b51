import Scenarios

extension MarkdownReport {
  /// What a round must give: folded where all of it holds, open where something fails.
  func checks(of round: RoundRun) -> [String] {
    // The comparison with the notebook, where it must hold, is a check too; it is told once.
    let checks = round.checks.filter { round.recorded == nil || $0.subject != "recorded" }
    let failed = checks.count { !$0.holds }
    guard failed == 0 else {
      return self.checks(
        checks, title: "\(failed) of \(Quantity.of(checks.count, "check")) failed")
    }
    let hold = checks.count == 1 ? "1 check holds" : "\(checks.count) checks hold"
    return checks.isEmpty
      ? [] : ["<details>\n<summary>✓ \(hold)</summary>", table(of: checks).text, "</details>"]
  }

  /// What was expected and what came; below, where the two differ.
  func checks(_ checks: [Check], title: String) -> [String] {
    guard !checks.isEmpty else { return [] }
    let failed = checks.filter { !$0.holds && !$0.differences.isEmpty }
    let reasons = checks.filter { !$0.holds }.flatMap(\.reasons)
    return ["**\(title)**", table(of: checks).text]
      + failed.flatMap { check in
        ["✗ **\(Markdown.text(Cut.value(check.subject)))** differs:"]
          + differences(check.differences, "Expected", "Actual")
      }
      + (reasons.isEmpty
        ? []
        : [
          reasons.map { "- \(Markdown.text(Cut.value($0, limit: 1_000)))" }.joined(separator: "\n")
        ])
  }

  private func table(of checks: [Check]) -> PipeTable {
    PipeTable(
      [.init("", .center), .init("Check"), .init("Expected"), .init("Actual")],
      rows: checks.map { check in
        [
          check.mark, Markdown.text(Cut.value(check.subject)),
          Markdown.text(Cut.value(check.expected)), Markdown.text(check.shownActual),
        ]
      })
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
