import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension ReportFormat {
  /// What CI servers read: a suite for each scenario, a case for each step.
  ///
  /// The elements are those of the Jenkins xUnit plugin's `junit-10.xsd`, which GitLab, GitHub actions
  /// and Azure read too.
  static let junit = ReportFormat("junit", fileExtension: "xml") { runs, settings in
    var markup = Markup()
    markup.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let suites = runs.map { JUnitSuite($0, settings) }
    markup.element(
      "testsuites",
      [
        "name": "partita", "tests": "\(suites.reduce(0) { $0 + $1.tests })",
        "failures": "\(suites.reduce(0) { $0 + $1.failures })", "errors": "0",
        "time": settings.timings ? Timing.seconds(runs.flatMap(\.exchanges)) : nil,
      ]
    ) { markup in
      for suite in suites {
        markup.append("\n")
        suite.write(to: &markup)
      }
      markup.append("\n")
    }
    markup.append("\n")
    return markup.source
  }
}

/// One scenario as a test suite.
private struct JUnitSuite {
  let run: Run
  let settings: ReportSettings
  let entries: [StepEntry]

  init(_ run: Run, _ settings: ReportSettings) {
    self.run = run
    self.settings = settings
    entries = run.entries.filter { !$0.step.isHidden || settings.showsHidden }
  }

  /// What holds for the whole is a case of its own.
  private var hasChecks: Bool { !run.checks.isEmpty }
  var tests: Int { entries.count + (hasChecks ? 1 : 0) + run.compared.count }
  var failures: Int {
    entries.count { $0.step.status == .failed } + (run.checks.allSatisfy(\.holds) ? 0 : 1)
      + run.compared.count { !$0.holds }
  }
  private var skipped: Int {
    entries.count { if case .skipped = $0.step.status { true } else { false } }
  }

  func write(to markup: inout Markup) {
    markup.element(
      "testsuite",
      [
        "name": run.title, "tests": "\(tests)", "failures": "\(failures)", "errors": "0",
        "skipped": "\(skipped)", "time": settings.timings ? Timing.seconds(run.exchanges) : nil,
      ]
    ) { markup in
      for entry in entries {
        markup.append("\n")
        write(entry, to: &markup)
      }
      if hasChecks {
        let failed = run.checks.filter { !$0.holds }.map(StepEntry.Failure.init)
        markup.append("\n")
        write("The whole scenario", line: nil, time: nil, to: &markup) {
          Self.write(failed, in: run, to: &$0)
        }
      }
      for other in run.compared {
        markup.append("\n")
        write("Compared with \(other.target)", line: nil, time: nil, to: &markup) { markup in
          Self.write(other.failures, in: run, to: &markup)
          Self.write(other, to: &markup)
        }
      }
      markup.append("\n")
    }
  }

  private func write(_ entry: StepEntry, to markup: inout Markup) {
    let time = settings.timings ? Timing.seconds(entry.step.exchanges) : nil
    write(
      "\(entry.number). \(entry.step.title)", line: entry.step.span.start.line, time: time,
      to: &markup
    ) { markup in
      if case .skipped(let reason) = entry.step.status {
        markup.void("skipped", ["message": MarkdownReport.oneLine(reason)])
      }
      Self.write(entry.failures, in: run, to: &markup)
    }
  }

  private func write(
    _ name: String, line: Int?, time: String?, to markup: inout Markup,
    _ content: (inout Markup) -> Void
  ) {
    markup.element(
      "testcase",
      [
        "name": Cut.value(name, limit: 1_000), "classname": run.shownPath, "file": run.shownPath,
        "line": line.map(String.init), "time": time,
      ], content)
  }

  /// All differences as a table, the accepted ones too.
  private static func write(_ other: ComparedRun, to markup: inout Markup) {
    guard !other.differences.isEmpty || !other.unmet.isEmpty else { return }
    var table = PipeTable(ComparedRun.columns.map { .init($0) })
    table.rows = other.rows.map { row in row.map { Markdown.visible($0) } }
    let lines =
      [other.headline] + (other.differences.isEmpty ? [] : [table.text])
      + (other.note.map { [$0] } ?? []) + other.unmetLines
    markup.element("system-out") { $0.lines(lines.joined(separator: "\n")) }
  }

  /// All that failed in a step is one `failure`: readers count cases by them.
  private static func write(
    _ failures: [StepEntry.Failure], in run: Run, to markup: inout Markup
  ) {
    guard let first = failures.first else { return }
    let lines = failures.prefix(Cut.rows).flatMap { failure in
      [failure.message + (failure.span.map { " (\(run.place($0)))" } ?? "")]
        + failure.details.map { "  \($0)" }
    }
    let left = Cut.note(shown: Cut.rows, of: failures.count, "failure").map { [$0] } ?? []
    markup.element("failure", ["type": "expectation", "message": first.message]) {
      $0.lines((lines + left).joined(separator: "\n"))
    }
  }
}

extension Run {
  /// `scenarios/first.yaml:22:15`
  func place(_ span: Span) -> String {
    let file = span.file.path
    let path = file.hasPrefix("/") ? file.split(separator: "/").last.map(String.init) ?? file : file
    return "\(path):\(span.start.line):\(span.start.column)"
  }
}
