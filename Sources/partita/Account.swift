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
  private var runs: [Run] = []
  private var isFirst = true

  init(session: Session) { self.session = session }

  /// Whether the scenarios that are left are not to be played.
  var isOver: Bool {
    status == .databaseUnreachable || session.failFast && status != .held
  }

  /// Writes the reports of one scenario and tells how it went.
  mutating func tell(_ result: Result<Run, PlayFailure>) {
    guard !isOver else { return }
    told += 1
    switch result {
    case .success(let run): tell(run)
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

  private mutating func tell(_ run: Run) {
    runs.append(run)
    if !run.passed { status = max(status, .expectationFailed) }
    var written: [String] = []
    do {
      written = try session.destinations.write(run)
    } catch {
      Output.error.write(error.rendered(color: Output.error.hasColor))
      status = max(status, .fileWrong)
    }
    let difference = session.destinations.comparison(of: run, style: session.style)
    if difference != nil { status = max(status, .expectationFailed) }
    let hasNews = !run.passed || difference != nil
    guard session.style.detail != .quiet || hasNews || session.scenarios.count == 1 else { return }
    if !isFirst { session.console.write("\n") }
    isFirst = false
    session.console.write(
      ConsoleReport(run, style: session.style).text(written: written) + (difference ?? ""))
  }

  /// Writes the reports over all scenarios, and the last line where there is more than one.
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
  }
}
