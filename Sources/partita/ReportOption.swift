import ArgumentParser
import Reports

/// `--report FORMAT:PATH`
struct ReportOption: Sendable {
  let format: ReportFormat
  let path: String

  /// Where reports go that nobody asked for.
  static let standard = ReportOption(format: .markdown, path: "reports/")

  private init(format: ReportFormat, path: String) {
    self.format = format
    self.path = path
  }

  init(argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let formats = ReportFormat.all.map(\.name).joined(separator: ", ")
    guard let format = ReportFormat.named(String(parts.first ?? "")) else {
      throw ValidationError("It begins with a format and a colon; the formats are: \(formats).")
    }
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("A path follows the format: '\(format.name):out/'.")
    }
    self.init(format: format, path: String(parts[1]))
  }

  /// `-` is standard output.
  var isStandardOutput: Bool { path == "-" }

  /// Whether one file takes the runs of all scenarios.
  var isForAll: Bool { format.holdsScenarios && !isFolder }

  /// A folder gets one file for each scenario.
  var isFolder: Bool { path.hasSuffix("/") }

  /// Where the report of one scenario goes.
  func file(for scenario: ScenarioPath) -> String {
    isFolder ? "\(path)\(scenario.reportName).\(format.fileExtension)" : path
  }
}
