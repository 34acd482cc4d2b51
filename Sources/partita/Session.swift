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

  let options: PlayOptions
  /// The cases of each scenario that are played; nil stands for one without a matrix.
  let cases: [[ScenarioCase?]]
  /// Where is told how it goes: not in the middle of a report.
  var console: Output { destinations.takesStandardOutput ? .error : .standard }

  /// What was played on other databases, to compare with.
  var others: [OtherRuns] = []

  /// Plays all of it.
  func play(jobs: Int) async -> (status: Status, runs: [Run]) {
    var account = Account(session: self)
    var schedule = Schedule(
      cases: cases.map(\.count),
      setUpFirst: scenarios.map { $0.setup != nil && target.isForked }, failFast: failFast)
    await withTaskGroup(of: Schedule.Done.self) { group in
      var playing = 0
      func start() {
        while playing < jobs, let unit = schedule.next() {
          playing += 1
          group.addTask { await play(unit) }
        }
      }
      start()
      while let done = await group.next() {
        playing -= 1
        schedule.note(done)
        while let result = schedule.take(account.told) { account.tell(result) }
        if account.isOver { break }
        start()
      }
      group.cancelAll()
    }
    account.close()
    return (account.status, account.runs)
  }

  private func play(_ unit: Schedule.Unit) async -> Schedule.Done {
    switch unit {
    case .setup(let scenario):
      return .setup(of: scenario, await prepare(scenarios[scenario], on: target.database()))
    case .one(let place, let start):
      let scenario = scenarios[place.scenario]
      let given = cases[place.scenario][place.index]
      if let fork = start?.fork() { return .one(place, await play(given, from: .success(fork))) }
      let database = target.database()
      let result = await play(given, from: await prepare(scenario, on: database))
      if let database = database as? ScannedDatabase { await delete(scenario, database) }
      return .one(place, result)
    }
  }

  private func prepare(
    _ scenario: Scenario, on database: any DynamoDB
  ) async -> Result<Start, PlayFailure> {
    do throws(PlayFailure) {
      return .success(
        try await Start.prepare(scenario, on: database, vars: variables, options: options))
    } catch {
      return .failure(error)
    }
  }

  private func play(
    _ given: ScenarioCase?, from start: Result<Start, PlayFailure>
  ) async -> Result<Run, PlayFailure> {
    do throws(PlayFailure) {
      return .success(try await start.get().play(case: given))
    } catch {
      return .failure(error)
    }
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
