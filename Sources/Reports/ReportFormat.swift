package import Scenarios

/// A form in which runs are written. Each format is a file of its own with a word in `all`.
package struct ReportFormat: Sendable {
  /// As `--report FORMAT:PATH` names it.
  package let name: String
  package let fileExtension: String
  /// Whether one file can hold the runs of several scenarios.
  package let holdsScenarios: Bool
  private let write: @Sendable ([Run], ReportSettings) -> String

  package static let all: [ReportFormat] = [
    .markdown, .html, .junit, .json, .tap, .github, .notebook,
  ]

  /// - Parameter write: A pure function of the runs.
  init(
    _ name: String, fileExtension: String, holdsScenarios: Bool = true,
    write: @escaping @Sendable ([Run], ReportSettings) -> String
  ) {
    self.name = name
    self.fileExtension = fileExtension
    self.holdsScenarios = holdsScenarios
    self.write = write
  }

  /// Whether its text is commands that stand among other lines of a log.
  package var isForLogs: Bool { name == ReportFormat.github.name }

  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// - Parameter runs: One, or those of all cases of a scenario, or of all scenarios where the format
  ///   holds them.
  package func text(_ runs: [Run], _ settings: ReportSettings = .standard) -> String {
    write(runs.map { settings.shown($0.withPlaceholders) }, settings)
  }
}

/// What reports show beyond the run itself.
package struct ReportSettings: Sendable {
  /// How long requests took: what changes from run to run.
  package var timings = false
  /// How often requests were sent again. The golden report leaves it out: on an endpoint that has a
  /// bad moment the run is still the one that was recorded.
  package var retries = false
  /// Languages in which requests are shown too.
  package var code: [CodeLanguage] = []
  package var view = ReportView.full

  /// Whether steps that learners should not see are written, in the formats for machines.
  var showsHidden: Bool { view == .full }

  package static let standard = ReportSettings()

  package init() {}

  /// The run without what is not to be shown.
  func shown(_ run: Run) -> Run { view == .student ? run.forStudents : run }
}
