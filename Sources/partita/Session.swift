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
    if let database = database as? ScannedDatabase { await delete(scenario, database) }
    return result
  }

  /// Deletes what a scenario made and left, also where it was interrupted.
  private func delete(_ scenario: Scenario, _ database: ScannedDatabase) async {
    let path = scenario.path
    // A task of its own, since the one that plays may have been cancelled.
    await Task {
      do throws(DynamoDBError) {
        try await database.deleteOwnTables()
      } catch {
        // What the scenario gave stands all the same.
        let warning = Diagnostic.warning(
          "a table of '\(path)' could not be deleted: \(error.message); 'partita clean' finds and "
            + "deletes what runs have left", at: nil)
        Output.error.write(warning.rendered(color: Output.error.hasColor))
      }
    }.value
  }
}
