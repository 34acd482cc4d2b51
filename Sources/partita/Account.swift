import Documents
import DynamoDBWire
import Interpreter
import Reports
import Scenarios

/// What a session has told so far, and how it went.
struct Account {
  let session: Session
  /// How many scenarios have been told of.
  private(set) var told = 0
  private(set) var status = Status.held
  private(set) var runs: [Run] = []
  private var isFirst = true
  private var lastRun = LastRun.read()

  init(session: Session) { self.session = session }

  /// Whether the scenarios that are left are not to be played.
  var isOver: Bool {
    status == .databaseUnreachable || session.failFast && status != .held
  }

  /// Writes the reports of one scenario and tells how it went.
  mutating func tell(_ result: Result<[Run], PlayFailure>) {
    guard !isOver else { return }
    told += 1
    switch result {
    case .success(let runs): tell(runs)
    case .failure(.file(let mistakes)):
      Output.error.write(mistakes.rendered(color: Output.error.hasColor))
      status = max(status, .fileWrong)
    case .failure(.unreachable(let error)):
      let diagnostic = Diagnostic.error(
        "the database could not be reached: \(error.message)", at: nil)
      Output.error.write(diagnostic.rendered(color: Output.error.hasColor))
      status = .databaseUnreachable
    }
  }

  /// - Parameter cases: The runs of one scenario: one, or those of its cases.
  private mutating func tell(_ given: [Run]) {
    let cases = given.map(compared)
    runs += cases
    let passed = cases.allSatisfy(\.passed)
    if !passed { status = max(status, .expectationFailed) }
    var written: [String] = []
    do {
      written = try session.destinations.write(cases)
    } catch {
      Output.error.write(error.rendered(color: Output.error.hasColor))
      status = max(status, .fileWrong)
    }
    let difference = session.destinations.comparison(of: cases, style: session.style)
    if difference != nil { status = max(status, .expectationFailed) }
    if let path = cases.first?.path { lastRun.note(path, cases, reportDiffers: difference != nil) }
    let hasNews = !passed || difference != nil
    guard session.style.detail != .quiet || hasNews || session.scenarios.count == 1 else { return }
    if !isFirst { session.console.write("\n") }
    isFirst = false
    session.console.write(
      ConsoleReport.text(cases, style: session.style, written: written) + (difference ?? ""))
  }

  /// A run with what differs from it on the other databases.
  private func compared(_ run: Run) -> Run {
    guard !session.others.isEmpty else { return run }
    var run = run
    let accepted = session.scenarios.first { $0.path == run.path }?.differences ?? []
    run.compared = session.others.map { other in
      RunComparison.compare(
        run, with: other.run(of: run), on: (session.target.name.text, other.target),
        accepting: accepted)
    }
    return run
  }

  /// Writes the reports over all scenarios, and the last line where there is more than one; keeps for
  /// the next time what failed.
  mutating func close() {
    if session.scenarios.count > 1 {
      if !isFirst { session.console.write("\n") }
      session.console.write(ConsoleReport.total(runs, style: session.style))
    }
    do {
      let written = try session.destinations.write(all: runs)
      if !written.isEmpty { session.console.write("→ \(written.joined(separator: ", "))\n") }
    } catch {
      Output.error.write(error.rendered(color: Output.error.hasColor))
      status = max(status, .fileWrong)
    }
    guard !session.options.isPartial else { return }
    do {
      try lastRun.write()
    } catch {
      let warning = Diagnostic.warning(error.message, at: nil)
      Output.error.write(warning.rendered(color: Output.error.hasColor))
    }
  }
}
