import ArgumentParser
import Templates
import Documents
import Reports
import Scenarios

/// Plays scenarios and writes their reports.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Play scenarios and write their reports.",
    discussion: """
      Exit codes: 0 all held, 1 an expectation failed, 2 a file is wrong, 3 the database could not \
      be reached, 64 wrong usage.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @OptionGroup var target: TargetOptions

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Where reports go; a path that ends in '/' is a folder. Repeatable.",
      discussion: "Without it, Markdown reports go to the folder 'reports'.",
      valueName: "format:path"),
    transform: ReportOption.init(argument:))
  var reports: [ReportOption] = []

  @Flag(help: "Compare each report with NAME.report.md beside its scenario.")
  var check = false

  @Flag(help: "Write each report to NAME.report.md beside its scenario.")
  var bless = false

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("A variable's value. Repeatable.", valueName: "name=value"),
    transform: VariableOption.init(argument:))
  var variables: [VariableOption] = []

  @Flag(help: "Stop after the first scenario that fails.")
  var failFast = false

  @Flag(name: .shortAndLong, help: "Show only failures and the last line.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Show requests and responses too.")
  var verbose = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("How many scenarios are played at a time.", valueName: "n"))
  var jobs = 1

  func validate() throws {
    if quiet, verbose { throw ValidationError("'--quiet' and '--verbose' exclude each other.") }
    if check, bless { throw ValidationError("'--check' and '--bless' exclude each other.") }
    if jobs < 1 { throw ValidationError("'--jobs' is at least 1.") }
  }

  func run() async throws {
    Output.ignoreClosedPipes()
    let loaded = LoadedScenarios(try arguments.files(withParts: false))
    loaded.tellMistakes()
    if !loaded.mistakes.isEmpty { try Status.fileWrong.exit() }
    let scenarios = loaded.scenarios
    let target = try await target.targets()[0]
    let destinations = Destinations(
      reports: reports.isEmpty && !check && !bless ? [.standard] : reports, check: check,
      bless: bless)
    try destinations.validate(for: scenarios)
    try validateVariables(of: scenarios)

    let detail: TerminalStyle.Detail = quiet ? .quiet : verbose ? .verbose : .normal
    let style = TerminalStyle(color: Output.standard.hasColor, detail: detail)
    let session = Session(
      scenarios: scenarios, target: target, variables: variables.map(\.entry),
      destinations: destinations,
      style: style, failFast: failFast)
    let jobs = jobs
    // Nothing outlives the embedded database, so Ctrl-C just ends it.
    guard target.endpoint != nil else { return try await session.play(jobs: jobs).exit() }
    guard let status = await Interruption.guarding({ await session.play(jobs: jobs) }) else {
      throw ExitCode(130)
    }
    try status.exit()
  }

  /// A variable that no scenario has is a slip of the pen.
  private func validateVariables(of scenarios: [Scenario]) throws {
    let known = scenarios.flatMap { $0.vars.map(\.name) }
    for name in variables.map(\.entry.name) where !known.contains(name) {
      throw Status.exit(.usageWrong, .unknown("variable", name, among: known, at: nil))
    }
  }
}
