package import AccessPatterns
package import Documents
package import DynamoDBWire
package import Scenarios
package import Templates

/// Reads scenario files and plays them.
///
/// ```swift
/// let scenario = try Interpreter.load("scenarios/chat/notebook.yaml")
/// let run = try await Interpreter.play(scenario, on: Engine())
/// run.passed
/// ```
package enum Interpreter {
  /// Reads a scenario file, and the files it includes.
  ///
  /// - Throws: All mistakes that the files show, in order of their places.
  package static func load(
    _ path: String, language: Language = .standard
  ) throws(Diagnostics) -> Scenario {
    try Scenario.load(path, language: language)
  }

  /// Reads a model file.
  ///
  /// - Throws: All mistakes that the file shows, in order of their places.
  package static func loadModel(
    _ path: String, language: Language = .standard
  ) throws(Diagnostics) -> Model {
    try Model.load(path, language: language)
  }

  /// Plays a scenario on a database from the state it is in: its setup, then the scenario itself; of
  /// a matrix the first case.
  ///
  /// A failed expectation is part of the result; an error means that there is none.
  ///
  /// - Parameter vars: Values in place of those that the file gives its variables, and its setup's.
  package static func play(
    _ scenario: Scenario, on database: any DynamoDB, vars: [Value.Entry] = [],
    options: PlayOptions = PlayOptions()
  ) async throws(PlayFailure) -> Run {
    let start = try await Start.prepare(scenario, on: database, vars: vars, options: options)
    return try await start.play(case: scenario.matrix?.cases.first)
  }

  /// Plays all cases of a scenario, one after the other, each on a database of its own; what comes
  /// out is not empty.
  ///
  /// - Parameter database: Makes an empty database.
  package static func playCases(
    _ scenario: Scenario, on database: () -> any DynamoDB, vars: [Value.Entry] = [],
    options: PlayOptions = PlayOptions()
  ) async throws(PlayFailure) -> [Run] {
    func prepare() async throws(PlayFailure) -> Start {
      try await Start.prepare(scenario, on: database(), vars: vars, options: options)
    }
    let first = try await prepare()
    var runs: [Run] = []
    for (index, each) in scenario.cases.enumerated() {
      let start: Start
      if let fork = first.fork() {
        start = fork
      } else {
        start = index == 0 ? first : try await prepare()
      }
      runs.append(try await start.play(case: each))
    }
    return runs
  }
}

/// Why a scenario could not be played.
package enum PlayFailure: Error, Sendable {
  /// The database cannot be reached.
  case unreachable(DynamoDBError)
  /// A variable has no value, or none that can be computed.
  case file(Diagnostics)
}
