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
      "Where reports go; a path that ends in '/' is a folder, '-' standard output. Repeatable.",
      discussion: """
        The formats: \(ReportFormat.all.map(\.name).joined(separator: ", ")). Without it, Markdown \
        reports go to the folder 'reports'.
        """,
      valueName: "format:path"),
    transform: ReportOption.init(argument:))
  var reports: [ReportOption] = []

  @Flag(help: "Compare each report with NAME.report.md beside its scenario.")
  var check = false

  @Flag(help: "Write each report to NAME.report.md beside its scenario.")
  var bless = false

  @Flag(help: "Show in the reports how long requests took, which is never the same twice.")
  var timings = false

  @Option(
    help: ArgumentHelp(
      "Show each request in Markdown as it is sent elsewhere too: cli, boto3, swift.",
      valueName: "languages"),
    transform: CodeOption.init(argument:))
  var showCode = CodeOption.none

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

  @Flag(help: "Run again whenever one of the files changes, until Ctrl-C ends it.")
  var watch = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("'--quiet' and '--verbose' exclude each other.") }
    if check, bless { throw ValidationError("'--check' and '--bless' exclude each other.") }
    if jobs < 1 { throw ValidationError("'--jobs' is at least 1.") }
  }

  func run() async throws {
    Output.ignoreClosedPipes()
    if watch {
      return try await WatchedRun().run(arguments.paths.isEmpty ? ["scenarios"] : arguments.paths)
    }
    let loaded = LoadedScenarios(try arguments.files(withParts: false))
    loaded.tellMistakes("; nothing was played")
    if !loaded.mistakes.isEmpty { try Status.fileWrong.exit() }
    let scenarios = loaded.scenarios
    let target = try await target.targets()[0]
    var settings = ReportSettings()
    settings.timings = timings
    settings.code = showCode.languages
    let destinations = Destinations(
      reports: reports.isEmpty && !check && !bless ? [.standard] : reports, settings: settings,
      check: check, bless: bless)
    try destinations.validate(for: scenarios)
    try validateVariables(of: scenarios)

    let detail: TerminalStyle.Detail = quiet ? .quiet : verbose ? .verbose : .normal
    let console: Output = destinations.takesStandardOutput ? .error : .standard
    let style = TerminalStyle(color: console.hasColor, detail: detail)
    let session = Session(
      scenarios: scenarios, target: target, variables: variables.map(\.entry),
      destinations: destinations,
      style: style, failFast: failFast)
    let jobs = jobs
    var status: Status
    if target.endpoint == nil {
      // Nothing outlives the embedded database, so Ctrl-C just ends it.
      status = await session.play(jobs: jobs)
    } else {
      let played = await Interruption.guarding { await session.play(jobs: jobs) }
      guard let played else { throw ExitCode(130) }
      status = played
    }
    if check { status = max(status, GoldenReports.tellOrphans(of: arguments.paths)) }
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
