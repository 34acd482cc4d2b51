import Documents
import Reports
import Scenarios

/// Where the reports of a run go, and what they are compared with.
struct Destinations: Sendable {
  let reports: [ReportOption]
  let check: Bool
  let bless: Bool

  /// Two reports in one file would leave only the second.
  func validate(for scenarios: [Scenario]) throws {
    var writers: [String: String] = [:]
    for scenario in scenarios {
      for report in reports {
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

  /// Writes what is to be written.
  /// - Returns: The paths of the files.
  func write(_ runs: [Run]) throws(Diagnostic) -> [String] {
    let path = ScenarioPath(path: runs.first?.path ?? "")
    var written: [String] = []
    for report in reports {
      let file = report.file(for: path)
      try ReportFile.write(report.format.text(runs), to: file)
      written.append(file)
    }
    if bless {
      try ReportFile.write(ReportFormat.markdown.text(runs), to: path.golden)
      written.append(path.golden)
    }
    return written
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
