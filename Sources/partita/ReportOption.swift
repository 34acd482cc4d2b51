import ArgumentParser
import Reports

/// `--report FORMAT:PATH`
struct ReportOption: ExpressibleByArgument {
  let format: ReportFormat
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty,
      let format = ReportFormat(rawValue: String(parts[0]))
    else { return nil }
    self.format = format
    path = String(parts[1])
  }

  /// A folder gets one file for each scenario.
  var isFolder: Bool { path.hasSuffix("/") }

  /// Where the report of one scenario goes.
  func file(for scenario: ScenarioPath) -> String {
    isFolder ? "\(path)\(scenario.reportName).\(format.fileExtension)" : path
  }

  static let standard = ReportOption(format: .markdown, path: "reports/")

  private init(format: ReportFormat, path: String) {
    self.format = format
    self.path = path
  }
}
