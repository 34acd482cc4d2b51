import ArgumentParser
import Templates
import Documents
import DynamoDBEngine
import Interpreter
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

  @Flag(help: "Show in what the other databases of '--on' differ from the first one.")
  var compare = false

  @Option(
    help: ArgumentHelp(
      "Faults that the database is to have: 'throttle: every 3rd write, page_bytes: 1KB'.",
      valueName: "faults"),
    transform: DisturbOption.read(argument:))
  var disturb: Disturbance?

  @OptionGroup var data: DataOptions

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
    help: ArgumentHelp(
      "For whom the reports are: full or student.",
      discussion: "Students see no hidden steps, expected values and answers.",
      valueName: "who"),
    transform: viewOption)
  var view = ReportView.full

  @Flag(
    help: "Ask each step's question at the terminal before the step runs, and check the answer.")
  var quiz = false

  @OptionGroup var variables: VariableOptions

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var limits: LimitOptions

  @Flag(help: "Stop after the first scenario or case that fails.")
  var failFast = false

  @Flag(name: .shortAndLong, help: "Show only failures and the last line.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Show requests and responses too.")
  var verbose = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How many scenarios and cases are played at a time.",
      discussion: "Without it, as many as there are processors, and one on an endpoint.",
      valueName: "n"))
  var jobs: Int?

  @Flag(help: "Run again whenever one of the files changes, until Ctrl-C ends it.")
  var watch = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("'--quiet' and '--verbose' exclude each other.") }
    if selection.only != nil, check || bless {
      throw ValidationError("'--check' and '--bless' need whole scenarios, '--only' plays a part.")
    }
    if compare, target.on.count + (target.endpoint == nil ? 0 : 1) < 2 {
      throw ValidationError("'--compare' needs two databases: '--on embedded --on URL'.")
    }
    if check, bless { throw ValidationError("'--check' and '--bless' exclude each other.") }
    if quiz, jobs ?? 1 != 1 {
      throw ValidationError("'--quiz' plays one scenario after the other.")
    }
    if data.file != nil {
      guard target.isEmbeddedOnly, target.on.count < 2 else {
        throw ValidationError("'--data' is for the embedded database, not for an endpoint.")
      }
      if jobs ?? 1 != 1 {
        throw ValidationError("'--data' plays one scenario after the other, on one database.")
      }
    }
    if let jobs, jobs < 1 { throw ValidationError("'--jobs' is at least 1.") }
  }

  /// Nothing outlives the embedded database but what is kept already, so Ctrl-C just ends it.
  private func play(_ session: Session, _ jobs: Int) async throws -> (Status, [Run]) {
    if session.target.isEmbedded { return await session.play(jobs: jobs) }
    guard let played = await Interruption.guarding({ await session.play(jobs: jobs) }) else {
      throw ExitCode(130)
    }
    return played
  }

  func run() async throws {
    Output.ignoreClosedPipes()
    if watch {
      let paths = selection.only.map { [$0.file] } ?? arguments.paths
      return try await WatchedRun().run(
        paths.isEmpty ? ["scenarios"] : paths, extra: variables.files)
    }
    let chosen = try selection.files(of: arguments)
    let loaded = LoadedScenarios(chosen.files)
    loaded.tellMistakes("; nothing was played")
    if !loaded.mistakes.isEmpty { try Status.fileWrong.exit() }
    let scenarios = try selection.filtered(loaded.scenarios)
    if data.file != nil, let many = scenarios.first(where: { chosen.cases(of: $0).count > 1 }) {
      throw ValidationError(
        "each case of '\(many.path)' needs a database of its own, and '--data' keeps one.")
    }
    var settings = ReportSettings()
    settings.timings = timings
    settings.retries = true
    settings.code = showCode.languages
    settings.view = view
    let writesNone = check || bless || selection.isPartial || target.dryRun
    let destinations = Destinations(
      reports: reports.isEmpty && !writesNone ? [.standard] : reports,
      settings: settings, check: check, bless: bless)
    try destinations.validate(for: scenarios)
    let values = try variables.values(for: scenarios)
    let dryRun = target.dryRun ? DryRun(mask: scenarios.mask(values)) : nil
    var targets = try await target.targets(dryRun: dryRun)
    targets[0].kept = try data.open(clock: .manual)
    var options = try limits.options(with: selection, scenarios)
    let quiz = self.quiz ? Quiz() : nil
    options.ask = quiz?.ask
    options.disturbance = disturb

    let detail: TerminalStyle.Detail =
      quiet || target.dryRun ? .quiet : verbose ? .verbose : .normal
    let console: Output = destinations.takesStandardOutput ? .error : .standard
    let style = TerminalStyle(color: console.hasColor, detail: detail)
    var others: [OtherRuns] = []
    var status = Status.held
    // The first one is played last: its reports show in what the others differ.
    for target in targets.dropFirst() + targets.prefix(1) {
      let isFirst = others.count == targets.count - 1
      options.target = target.name.isEmbedded ? nil : target.name.text
      var session = Session(
        scenarios: scenarios, target: target, variables: values,
        destinations: isFirst ? destinations : destinations.withoutFiles,
        style: style, failFast: failFast, options: options,
        cases: scenarios.map { check || bless ? $0.cases : chosen.cases(of: $0) })
      if isFirst, compare { session.others = others }
      if targets.count > 1 { console.write("— on \(target.name.text)\n") }
      let jobs = quiz == nil ? jobs ?? (target.isForked ? Processors.count : 1) : 1
      let (played, runs) = try await play(session, jobs)
      others.append(OtherRuns(runs, on: target.name.text))
      status = max(status, played)
    }
    quiz?.tell()
    dryRun?.close()
    targets[0].kept?.close()
    if check { status = max(status, GoldenReports.tellOrphans(of: arguments.paths)) }
    try status.exit()
  }
}

@Sendable private func viewOption(_ text: String) throws -> ReportView {
  guard let view = ReportView(rawValue: text) else {
    throw ValidationError(
      "It is one of these: \(ReportView.allCases.map(\.rawValue).joined(separator: ", ")).")
  }
  return view
}
