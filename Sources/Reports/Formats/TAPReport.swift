import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension ReportFormat {
  /// The Test Anything Protocol, version 14: a test for each scenario, with its steps as a subtest.
  ///
  /// Source: <https://testanything.org/tap-version-14-specification.html>
  static let tap = ReportFormat("tap", fileExtension: "tap") { runs, settings in
    var lines = ["TAP version 14", "1..\(runs.count)"]
    for (index, run) in runs.enumerated() {
      let title = TAP.description(run.title)
      lines.append("# Subtest: \(title)")
      lines += TAP.steps(of: run, settings).map { $0.isEmpty ? $0 : "    \($0)" }
      lines.append("\(run.passed ? "ok" : "not ok") \(index + 1) - \(title)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private enum TAP {
  static func steps(of run: Run, _ settings: ReportSettings) -> [String] {
    let entries = run.entries.filter { !$0.step.isHidden || settings.showsHidden }
    var lines: [String] = []
    for (index, entry) in entries.enumerated() {
      let isOK = entry.step.status != .failed
      // The description says the step's own number: hidden steps and prose leave gaps.
      var line = "\(isOK ? "ok" : "not ok") \(index + 1) - "
      line += description("\(entry.number). \(entry.step.title)")
      if case .skipped(let reason) = entry.step.status {
        line += " # SKIP \(description(reason))"
      }
      lines.append(line)
      let time = settings.timings ? Timing.seconds(entry.step.exchanges) : nil
      lines += diagnostic(entry.failures, at: run.place(entry.step.span), time: time)
    }
    var count = entries.count
    if !run.checks.isEmpty {
      count += 1
      let failed = run.checks.filter { !$0.holds }
      lines.append("\(failed.isEmpty ? "ok" : "not ok") \(count) - the whole scenario")
      lines += diagnostic(failed.map(StepEntry.Failure.init), at: run.shownPath, time: nil)
    }
    for other in run.compared {
      count += 1
      lines.append(
        "\(other.holds ? "ok" : "not ok") \(count) - compared with \(description(other.headline))")
      lines += diagnostic(other.failures, at: run.shownPath, time: nil)
      let accepted = other.differences.filter { $0.reason != nil }.prefix(Cut.rows).map {
        "\($0.text(on: other.target)), accepted: \($0.reason ?? "")"
      }
      lines += (accepted + other.unmetLines).map { "# \(description($0))" }
    }
    return ["1..\(count)"] + lines
  }

  /// A YAML block; JSON strings are YAML too.
  private static func diagnostic(
    _ failures: [StepEntry.Failure], at place: String, time: String?
  ) -> [String] {
    guard !failures.isEmpty || time != nil else { return [] }
    var lines = ["---"]
    if let time { lines.append("duration_ms: \(milliseconds(time))") }
    if !failures.isEmpty {
      lines += ["at: \(quoted(place))", "failures:"]
      for failure in failures.prefix(Cut.rows) {
        lines.append("  - message: \(quoted(failure.message))")
        if let span = failure.span { lines.append("    line: \(span.start.line)") }
        if !failure.details.isEmpty { lines.append("    differences:") }
        lines += failure.details.map { "      - \(quoted($0))" }
      }
    }
    return (lines + ["..."]).map { "  \($0)" }
  }

  /// `0.042` → `42`
  private static func milliseconds(_ seconds: String) -> String {
    let digits = seconds.filter { $0 != "." }.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  private static func quoted(_ text: String) -> String {
    VisibleJSON.escaped(JSON.string(text).text)
  }

  /// One line in which no `#` begins a directive.
  static func description(_ text: String) -> String {
    Markdown.visible(MarkdownReport.oneLine(Cut.value(text, limit: 1_000)))
      .replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }
}
