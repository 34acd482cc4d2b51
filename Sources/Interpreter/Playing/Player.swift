import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Plays one scenario from its first step to its last.
///
/// A class, since steps play steps: what they share is the database, the clock, the ids and whether
/// the scenario has stopped.
final class Player {
  let scenario: Scenario
  let recorder: Recorder
  /// The next seeded UUID.
  let nextID: @Sendable () -> String
  var clock: VirtualClock
  /// Lets time pass between two attempts inside an access pattern.
  let pause: @Sendable (Int) async -> Void
  /// What patterns have let pass, which the clock does not show yet.
  private let passed = PassedTime()
  /// Whether this plays the steps of an access pattern: then time is that of the call.
  let isPattern: Bool
  /// Whether a step has failed that does not say `continue`.
  var hasStopped = false
  let options: PlayOptions
  /// The tags of the groups around the present step.
  var tags: [String] = []
  var watch: Watch
  /// Values that nobody may see.
  private var secrets: [Value] = []
  /// Recorded ids and times with those of this run that they stand for.
  var renamed: [String: String] = [:]
  /// The database's faults on purpose; nil where nobody wants any.
  let disturbed: DisturbedDatabase?
  /// How many requests of one fan-out may be under way at a time.
  let width: Int
  private let observable: (any ObservableDatabase)?
  private var shownTime: Int?
  private var clockMoves = false

  init(
    _ scenario: Scenario, _ database: any DynamoDB, _ options: PlayOptions, ids: IDSequence
  ) {
    self.scenario = scenario
    self.options = options
    let passed = passed
    pause = { await passed.add($0) }
    disturbed = Self.disturbed(database, scenario, options, pause: pause)
    recorder = Recorder(disturbed.map { $0.retrying } ?? database)
    watch = Watch(recorder)
    // Faults are counted in the order of calls, and there is nothing to wait for in this process.
    width = disturbed == nil && !recorder.isImmediate ? 16 : 1
    observable = database as? any ObservableDatabase
    nextID = { ids.next() }
    clock = VirtualClock(scenario.clock)
    isPattern = false
  }

  /// The database with faults, where anything asks for some.
  private static func disturbed(
    _ database: any DynamoDB, _ scenario: Scenario, _ options: PlayOptions,
    pause: @escaping @Sendable (Int) async -> Void
  ) -> DisturbedDatabase? {
    var whole = scenario.disturbance ?? Disturbance()
    if let given = options.disturbance { whole = whole.overridden(by: given) }
    let all = [whole] + scenario.allSteps.compactMap(\.disturbance)
    guard all.contains(where: { $0 != Disturbance() }) else { return nil }
    return DisturbedDatabase(
      database, whole, depth: all.compactMap(\.staleIndexReads).max() ?? 0, seed: scenario.seed,
      pause: pause)
  }

  /// Plays the steps of an access pattern inside a step of another player, which asks for capacity
  /// and compares states.
  init(pattern play: Play) {
    scenario = Scenario(path: "")
    options = PlayOptions()
    recorder = Recorder(play.database, measures: false)
    watch = Watch(recorder)
    disturbed = nil
    width = play.width
    observable = nil
    nextID = play.uuid
    clock = VirtualClock(standingAt: play.now)
    pause = play.pause
    isPattern = true
  }

  /// Plays the scenario, with the names that its case and its setup give it.
  func run(
    _ given: [Value.Entry], case matrixCase: ScenarioCase?, setup: [Value.Entry]?
  ) async throws(PlayFailure) -> Played {
    let names = newNames()
    names.matrix = matrixCase.map { .map($0.values) }
    names.setup = setup.map { .map($0) }
    do {
      try set(scenario, given, in: names)
    } catch {
      throw .file(Diagnostics([error]).masked(by: mask))
    }
    var run = Run(
      name: scenario.name, description: scenario.description, path: scenario.path,
      tags: scenario.tags, model: scenario.model)
    run.caseName = matrixCase?.name
    run.caseValues = matrixCase?.values ?? []
    watch.begin(options.timeout.map { .scenario($0) })
    do {
      run.tablesBefore = try await snapshot()?.tables ?? []
      run.steps = try await play(scenario, names, isFinally: false)
    } catch {
      throw .unreachable(error)
    }
    let overdue = watch.end()
    if let budget = scenario.budget {
      run.checks = excusing(
        budget.checks(of: run.exchanges, at: scenario.budgetSpan), of: nil)
    }
    if let overdue { run.checks.append(overdue.check) }
    return Played(run: run.masked(by: mask), captured: names.captured)
  }

  /// What a scenario gave, and the values it captured, which are not masked.
  struct Played {
    let run: Run
    let captured: [Value.Entry]
  }

  private var mask: Mask { Mask(secrets) }

  /// A file's steps, then those of its `finally`, whatever happened.
  func play(
    _ file: Scenario, _ names: Names, isFinally: Bool
  ) async throws(DynamoDBError) -> [StepRun] {
    var runs: [StepRun] = []
    for step in file.steps { runs.append(try await play(step, names, isFinally: isFinally)) }
    guard !file.finally.isEmpty else { return runs }
    // What cleans up has time of its own.
    let outer = watch.suspend()
    defer { watch.resume(outer) }
    watch.begin(options.timeout.map { .finally($0) })
    for step in file.finally { runs.append(try await play(step, names, isFinally: true)) }
    if let overdue = watch.end(), let last = runs.indices.last {
      runs[last].checks.append(overdue.check)
      runs[last].status = .failed
    }
    return runs
  }

  /// Names for one file, at this player's clock.
  func newNames() -> Names { Names(nextID: nextID, time: { self.clock.now }) }

  /// Gives a file's variables their values, in order, so that each sees those before it.
  func set(
    _ file: Scenario, _ given: [Value.Entry], in names: Names
  ) throws(Diagnostic) {
    for entry in given where !file.vars.contains(where: { sameBytes($0.name, entry.name) }) {
      throw .unknown("variable", entry.name, amongFew: file.vars.map(\.name), at: nil)
    }
    for variable in file.vars {
      let value: Value
      if let entry = given.first(where: { sameBytes($0.name, variable.name) }) {
        value = entry.value
      } else if variable.mustBeGiven {
        throw .error(
          "the variable '\(variable.name)' has no value", at: variable.span,
          label: "one must be given")
      } else {
        value = try variable.template.fill(in: names)
      }
      names.set(variable: variable.name, to: value)
      guard file.secrets.contains(where: { sameBytes($0, variable.name) }) else { continue }
      // What the file gives shows in the lines of it that messages hold.
      secrets += [value, variable.template.constant ?? .null]
      if let reason = Mask.refusal(of: value) {
        throw .error("the secret '\(variable.name)' cannot be masked: \(reason)", at: variable.span)
      }
    }
  }

  // MARK: The database beyond its calls

  /// Has the database's clock show the virtual time.
  /// - Returns: false where its clock cannot be moved.
  @discardableResult
  func showTime() async -> Bool {
    guard let observable else { return false }
    if shownTime != clock.now {
      clockMoves = await observable.setClock(clock.now)
      shownTime = clock.now
      passed.isVirtual = clockMoves
    }
    return clockMoves
  }

  /// Moves the clock by what a pattern has let pass.
  func catchUp() { clock.advance(by: Duration(milliseconds: passed.take())) }

  /// The state of all tables; nil where the database does not tell.
  func snapshot() async throws(DynamoDBError) -> (any DatabaseSnapshot)? {
    try await observable?.snapshot()
  }
}
