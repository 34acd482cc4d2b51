package import DynamoDBWire
package import Scenarios
package import Templates

/// Where the cases of a scenario start: what its setup left in a database, and gave.
///
/// ```swift
/// let start = try await Start.prepare(scenario, on: Engine(), vars: [], options: PlayOptions())
/// for each in scenario.cases { _ = try await start.fork()?.play(case: each) }
/// ```
package struct Start: Sendable {
  /// What the setup gave; nil where the scenario has none.
  package let setup: Run?
  private let scenario: Scenario
  private let database: any DynamoDB
  private let vars: [Value.Entry]
  private let options: PlayOptions
  /// What the setup captured, for `setup.NAME`.
  private let captured: [Value.Entry]?
  /// Where its ids ended, for cases with the same seed: no id comes twice in one database.
  private let ids: IDSequence?

  /// Plays the scenario's setup, and before it that one's own.
  package static func prepare(
    _ scenario: Scenario, on database: any DynamoDB, vars: [Value.Entry], options: PlayOptions
  ) async throws(PlayFailure) -> Start {
    guard let setup = scenario.setup?.scenario else {
      return Start(
        setup: nil, scenario: scenario, database: database, vars: vars, options: options,
        captured: nil, ids: nil)
    }
    // A setup is played whole.
    let limits = PlayOptions(timeout: options.timeout, stepTimeout: options.stepTimeout)
    let before = try await prepare(setup, on: database, vars: vars, options: limits)
    if let earlier = before.setup, !earlier.passed {
      return Start(
        setup: earlier, scenario: scenario, database: database, vars: vars, options: options,
        captured: nil, ids: nil)
    }
    let ids = before.freshIDs
    let player = Player(setup, database, limits, ids: ids)
    let played = try await player.run(before.own(vars), case: nil, setup: before.captured)
    return Start(
      setup: played.run, scenario: scenario, database: database, vars: vars, options: options,
      captured: played.captured, ids: setup.seed == scenario.seed ? ids : nil)
  }

  /// The same start on a copy of its database; nil where the database cannot be copied.
  package func fork() -> Start? {
    guard let forkable = database as? any ForkableDatabase else { return nil }
    return Start(
      setup: setup, scenario: scenario, database: forkable.fork(), vars: vars, options: options,
      captured: captured, ids: ids)
  }

  /// Plays one case from here; the database is used up by it.
  package func play(case given: ScenarioCase?) async throws(PlayFailure) -> Run {
    if let setup, !setup.passed { return unplayed(given) }
    let player = Player(scenario, database, options, ids: freshIDs)
    var run = try await player.run(own(vars), case: given, setup: captured).run
    run.setup = setup.map { [$0] } ?? []
    return run
  }

  /// Those of one case: they begin where the setup's ended, or with the scenario's seed.
  private var freshIDs: IDSequence { ids?.fork() ?? IDSequence(seed: scenario.seed) }

  /// Those of the given variables that the scenario has.
  private func own(_ vars: [Value.Entry]) -> [Value.Entry] {
    vars.filter { given in scenario.vars.contains { sameBytes($0.name, given.name) } }
  }

  /// A case that has nothing to start from.
  private func unplayed(_ given: ScenarioCase?) -> Run {
    var run = Run(
      name: scenario.name, description: scenario.description, path: scenario.path,
      tags: scenario.tags, model: scenario.model)
    run.caseName = given?.name
    run.caseValues = given?.values ?? []
    run.steps = (scenario.steps + scenario.finally).map { step in
      var skipped = StepRun(step, isFinally: false)
      skipped.status = .skipped("the setup failed")
      return skipped
    }
    run.setup = setup.map { [$0] } ?? []
    run.checks = [
      Check(
        subject: "setup", expected: "every step passes", actual: "it failed", holds: false,
        span: scenario.setup?.span)
    ]
    return run
  }
}
