package import Scenarios

extension ConsoleReport {
  /// Failing cases that are told in full; of the others a line says that they failed.
  private static let fullCases = 10

  /// The runs of one scenario: the run, or a line for each case and in full those that failed.
  ///
  /// ```
  /// scenarios/limits.yaml: Limits (3 cases)
  ///   ✓ limit=1  2 steps: 2 passed · 2 requests · 0.5 RCU
  ///   ✓ limit=2  2 steps: 2 passed · 2 requests · 0.5 RCU
  ///   ✗ limit=3
  ///   ✗ 1  Read  Query  0.5 RCU
  ///   …
  /// 3 cases: 2 passed, 1 failed · 6 requests · 1.5 RCU → reports/scenarios/limits.md
  /// ```
  package static func text(_ runs: [Run], style: TerminalStyle, written: [String]) -> String {
    guard let first = runs.first else { return "" }
    let report = ConsoleReport(first, style: style)
    let setup = first.setup.filter { !$0.passed || style.detail == .verbose }
      .map { ConsoleReport($0, style: style).text(written: []) + "\n" }.joined()
    guard first.caseName != nil else { return setup + report.text(written: written) }
    var text = setup
    if style.detail != .quiet {
      let title = "\(report.line(first.path)): \(report.line(first.name))"
      text += style("\(title) (\(Quantity.of(runs.count, "case")))", .bold) + "\n"
    }
    return text + lines(runs, style) + report.summary(of: runs, written)
  }

  private static func lines(_ runs: [Run], _ style: TerminalStyle) -> String {
    var text = ""
    var told = 0
    var passedLines = 0
    var left = (passed: 0, failed: 0)
    let width = min(
      48, runs.prefix(Cut.rows).map { Markdown.visible($0.caseName ?? "").displayWidth }.max() ?? 0)
    for run in runs {
      let report = ConsoleReport(run, style: style)
      if style.detail == .verbose || !run.passed && !run.isUnplayed && told < fullCases {
        told += run.passed ? 0 : 1
        text += report.caseLine(0) + "\n" + report.body
      } else if run.passed ? passedLines < Cut.rows : left.failed == 0 && told < 2 * Cut.rows {
        passedLines += run.passed ? 1 : 0
        told += run.passed ? 0 : 1
        guard style.detail != .quiet || !run.passed else { continue }
        text += "\(report.caseLine(width))  \(report.facts)\n"
      } else if run.passed {
        left.passed += 1
      } else {
        left.failed += 1
      }
    }
    if let note = Cut.note(shown: 0, of: left.failed, "failed case") { text += "  \(note)\n" }
    if style.detail == .quiet { return text }
    if let note = Cut.note(shown: 0, of: left.passed, "passed case") { text += "  \(note)\n" }
    return text
  }

  private func caseLine(_ width: Int) -> String {
    let mark = run.passed ? style("✓", .green) : style("✗", .red)
    return "  \(mark) \(Layout.padded(line(run.caseName ?? ""), to: width))"
  }

  private var facts: String {
    let totals = RunTotals(run)
    let text = ([totals.results] + totals.costs).joined(separator: Quantity.separator)
    return style(text, .faint)
  }

  private func summary(of runs: [Run], _ written: [String]) -> String {
    let passed = runs.count(where: \.passed)
    let counts = [(passed, "passed"), (runs.count - passed, "failed")].filter { $0.0 > 0 }
      .map { "\(Quantity.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    let capacity = runs.reduce(Capacity.zero) { $0 + $1.capacity }
    let requests = runs.reduce(0) { $0 + $1.exchanges.count }
    let results = "\(Quantity.of(runs.count, "case")): \(counts)"
    let parts =
      [style(results, passed == runs.count ? .green : .red), Quantity.of(requests, "request")]
      + Quantity.parts(capacity)
    let name = style.detail == .quiet ? "\(line(run.path)): " : ""
    return name + parts.joined(separator: Quantity.separator)
      + (written.isEmpty ? "" : " → \(written.map(line).joined(separator: ", "))") + "\n"
  }
}
