import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension HTMLPart {
  /// What a round must give: folded where all of it holds, open where something fails.
  func checks(of round: RoundRun, _ markup: inout Markup) {
    // The comparison with the notebook, where it must hold, is a check too; it is told once.
    let checks = round.checks.filter { round.recorded == nil || $0.subject != "recorded" }
    guard !checks.isEmpty else { return }
    let failed = checks.count { !$0.holds }
    let title =
      failed > 0
      ? "✗ \(failed) of \(Quantity.of(checks.count, "check")) failed"
      : "✓ " + (checks.count == 1 ? "1 check holds" : "\(checks.count) checks hold")
    markup.element("details", ["class": "checks", "open": failed > 0 ? "" : nil]) { markup in
      markup.element("summary", ["class": failed > 0 ? "failed" : nil], title)
      markup.element("div", ["class": "body"]) { self.table(checks, "Checks", &$0) }
    }
  }

  func checks(_ checks: [Check], _ title: String, _ markup: inout Markup) {
    if !checks.isEmpty { table(checks, title, &markup) }
  }

  private func table(_ checks: [Check], _ title: String, _ markup: inout Markup) {
    markup.grid(
      title, [("", false), ("Check", false), ("Expected", false), ("Actual", false)],
      checks.map { check in
        [check.mark, Cut.value(check.subject), Cut.value(check.expected), check.shownActual]
      })
    let reasons = checks.filter { !$0.holds }.flatMap(\.reasons)
    if !reasons.isEmpty {
      markup.element("ul") { markup in
        for reason in reasons { markup.element("li", Cut.value(reason, limit: 1_000)) }
      }
    }
    for check in checks where !check.holds && !check.differences.isEmpty {
      differences(
        check.differences, "\(Cut.value(check.subject)) differs", "Expected", "Actual", &markup)
    }
  }

  private func differences(
    _ differences: [Difference], _ title: String, _ expected: String, _ actual: String,
    _ markup: inout Markup
  ) {
    markup.grid(
      title, [("Path", false), (expected, false), (actual, false)],
      differences.prefix(Cut.rows).map {
        [$0.path, $0.expected, $0.actual].map { Cut.value($0) }
      })
    if let note = Cut.note(shown: Cut.rows, of: differences.count, "difference") {
      markup.element("p", ["class": "cut"], note)
    }
  }

  /// The notebook's recorded output against now.
  func recorded(_ comparison: RecordedComparison?, _ markup: inout Markup) {
    guard let comparison else { return }
    let (mark, text) = comparison.inWords
    markup.element("p") { markup in
      markup.element("strong", "Notebook: ")
      markup.text("\(mark) \(text)")
    }
    guard !comparison.differences.isEmpty || !comparison.renamed.isEmpty else { return }
    let isOpen = comparison.verdict == .different
    markup.element("details", ["open": isOpen ? "" : nil]) { markup in
      markup.element("summary", "Recorded and now")
      markup.element("div", ["class": "body"]) { markup in
        if !comparison.differences.isEmpty {
          differences(comparison.differences, "Differences", "Recorded", "Now", &markup)
        }
        markup.grid(
          "Renamed", [("Recorded", false), ("Now", false)],
          comparison.renamed.prefix(Cut.rows).map { [Cut.value($0.recorded), Cut.value($0.now)] })
      }
    }
  }
}
