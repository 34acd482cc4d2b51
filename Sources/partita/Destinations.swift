import Documents
import Reports
import Scenarios

/// Where the reports of a run go, and what they are compared with.
struct Destinations: Sendable {
  let reports: [ReportOption]
  let settings: ReportSettings
  let check: Bool
  let bless: Bool

  /// Whether standard output belongs to a report, and what else is to be said goes elsewhere.
  var takesStandardOutput: Bool {
    reports.contains { $0.isStandardOutput && !$0.format.isForLogs }
  }

  /// The same for another database: reports are compared, none is written.
  var withoutFiles: Destinations {
    Destinations(reports: [], settings: settings, check: check, bless: false)
  }

  /// Two reports in one file would leave only the second.
  func validate(for scenarios: [Scenario]) throws {
    var writers: [String: String] = [:]
    for scenario in scenarios {
      for report in reports where !report.isForAll && !report.isStandardOutput {
        let file = report.file(for: ScenarioPath(path: scenario.path))
        if let other = writers[file] {
          let hint = report.isFolder ? nil : "a path that ends in '/' is a folder with a file each"
          throw Status.exit(
            .usageWrong,
            .error(
              "'\(other)' and '\(scenario.path)' would both write '\(file)'", at: nil, label: hint))
        }
        writers[file] = scenario.path
      }
    }
  }

  /// Writes the reports of one scenario.
  /// - Returns: The paths of the files.
  func write(_ runs: [Run]) throws(Diagnostic) -> [String] {
    let path = ScenarioPath(path: runs.first?.path ?? "")
    var written: [String] = []
    for report in reports where !report.isForAll {
      let text = report.format.text(runs, settings)
      if let file = try write(text, report, to: report.file(for: path)) { written.append(file) }
    }
    if bless {
      try ReportFile.write(ReportFormat.markdown.text(runs), to: path.golden)
      written.append(path.golden)
    }
    return written
  }

  /// Writes the reports that hold all scenarios.
  /// - Returns: The paths of the files.
  func write(all runs: [Run]) throws(Diagnostic) -> [String] {
    var written: [String] = []
    for report in reports where report.isForAll {
      let text = report.format.text(runs, settings)
      if let file = try write(text, report, to: report.path) { written.append(file) }
    }
    if reports.contains(where: { $0.format.isForLogs }), let summary = JobSummary.file {
      try JobSummary.append(GitHubSummary.text(runs), to: summary)
    }
    return written
  }

  private func write(
    _ text: String, _ report: ReportOption, to file: String
  ) throws(Diagnostic) -> String? {
    guard report.isStandardOutput else {
      try ReportFile.write(text, to: file)
      return file
    }
    Output.standard.write(text)
    return nil
  }

  /// What the report differs in from the golden one; nil where it does not, or nobody asked.
  func comparison(of runs: [Run], style: TerminalStyle) -> String? {
    guard check else { return nil }
    let golden = ScenarioPath(path: runs.first?.path ?? "").golden
    let expected: [UInt8]
    do {
      expected = try readFile(golden)
    } catch {
      return error.rendered(color: style.color)
        + "  = 'partita run --bless' writes the report to compare with\n"
    }
    let text = ReportFormat.markdown.text(runs)
    if text.utf8.elementsEqual(expected) { return nil }
    let diff = UnifiedDiff(from: String(decoding: expected, as: UTF8.self), to: text)
    return Diagnostic.error("the report differs from '\(golden)'", at: nil)
      .rendered(color: style.color) + diff.text(from: golden, to: "now", style: style)
  }
}
