import Documents
import DynamoDBClient
import DynamoDBWire
import Interpreter
import Reports
import Scenarios
import Templates

/// Plays scenarios, each on a database of its own, and tells what they gave in their order.
struct Session: Sendable {
  let scenarios: [Scenario]
  let target: Target
  let variables: [Value.Entry]
  let destinations: Destinations
  let style: TerminalStyle
  let failFast: Bool

  /// Where is told how it goes: not in the middle of a report.
  var console: Output { destinations.takesStandardOutput ? .error : .standard }

  private typealias Played = (index: Int, result: Result<Run, PlayFailure>)

  func play(jobs: Int) async -> Status {
    var account = Account(session: self)
    await withTaskGroup(of: Played.self) { group in
      var started = 0
      var waiting: [Int: Result<Run, PlayFailure>] = [:]
      func start() {
        guard started < scenarios.count else { return }
        let index = started
        started += 1
        group.addTask { (index, await play(scenarios[index])) }
      }
      for _ in 0..<min(jobs, scenarios.count) { start() }
      while let played = await group.next() {
        waiting[played.index] = played.result
        while let result = waiting.removeValue(forKey: account.told) { account.tell(result) }
        if account.isOver { break }
        start()
      }
      group.cancelAll()
    }
    account.close()
    return account.status
  }

  private func play(_ scenario: Scenario) async -> Result<Run, PlayFailure> {
    let known = variables.filter { given in
      scenario.vars.contains { sameBytes($0.name, given.name) }
    }
    let database = target.database()
    let result: Result<Run, PlayFailure>
    do throws(PlayFailure) {
      result = .success(try await Interpreter.play(scenario, on: database, vars: known))
    } catch {
      result = .failure(error)
    }
    do throws(DynamoDBError) {
      try await (database as? ScannedDatabase)?.deleteOwnTables()
    } catch {
      // What the scenario gave stands all the same.
      let warning = Diagnostic.warning(
        "a table of '\(scenario.path)' could not be deleted: \(error.message)", at: nil)
      Output.error.write(warning.rendered(color: Output.error.hasColor))
    }
    return result
  }
}
