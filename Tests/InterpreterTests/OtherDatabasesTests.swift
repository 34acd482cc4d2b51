import AccessPatterns
import Documents
import DynamoDBEngine
import DynamoDBWire
import Foundation
import Interpreter
import Scenarios
import Templates
import Testing

/// Databases that cannot do all that the engine can.
@Suite struct OtherDatabasesTests {
  /// Tells nothing but answers.
  struct Plain: DynamoDB {
    let engine = Engine()
    func send(_ call: Call) async throws(DynamoDBError) -> Answer { try await engine.send(call) }
  }

  struct Unreachable: DynamoDB {
    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      throw .unreachable("connection refused")
    }
  }

  private func load(_ text: String) throws -> Scenario {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    try ("schema: partita/v1\n" + text).write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Interpreter.load(path)
  }

  @Test func anUnreachableDatabaseEndsTheRun() async throws {
    let scenario = try load("steps: [request: { ListTables: {} }]\nfinally: [note: x]")
    await #expect {
      _ = try await Interpreter.play(scenario, on: Unreachable())
    } throws: { error in
      guard case PlayFailure.unreachable(let error)? = error as? PlayFailure else { return false }
      return error.message == "connection refused"
    }
  }

  @Test func advancingNeedsAClockThatMoves() async throws {
    let scenario = try load("steps: [advance: 90s, value: '${{ now() }}']")
    let run = try await Interpreter.play(scenario, on: Plain())
    #expect(
      run.steps.map(\.status) == [.skipped("the clock of this database cannot be moved"), .passed])
    #expect(run.steps[1].rounds[0].outcome.value == .number(1_704_067_200))
  }

  /// Where nothing can be forked, the setup is played before each case, on a database of its own.
  @Test func aSetupIsPlayedBeforeEachCase() async throws {
    let setup = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    try "schema: partita/v1\nmodel: chat-notebook\nsteps: [call: create_table]\n"
      .write(toFile: setup, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: setup) }
    let scenario = try load(
      """
      model: chat-notebook
      setup: \(setup)
      matrix: { user: ['1', '2'] }
      steps:
        - put: user
          with: { user: '${{ matrix.user }}' }
        - { request: { Scan: { TableName: chat } }, expect: { count: 1 } }
      """)
    var made = 0
    let runs = try await Interpreter.playCases(
      scenario,
      on: {
        made += 1
        return Plain()
      })
    #expect(runs.map(\.caseName) == ["user=1", "user=2"])
    #expect(runs.allSatisfy(\.passed))
    #expect(made == 2)
  }

  @Test func changesThatNobodyTellsAreNoPassedCheck() async throws {
    let scenario = try load("steps: [{ request: { ListTables: {} }, expect: { changes: none } }]")
    let run = try await Interpreter.play(scenario, on: Plain())
    #expect(run.steps[0].status == .failed)
    #expect(run.steps[0].rounds[0].fault?.message == "this database does not tell what changed")
  }

  @Test func aRetryWaitsInRealTime() async throws {
    let scenario = try load(
      """
      steps:
        - request: { ListTables: {} }
          retry: { times: 3, interval: 20ms, until: 'false' }
      """)
    let clock = ContinuousClock()
    let start = clock.now
    let run = try await Interpreter.play(scenario, on: Plain())
    #expect(clock.now - start >= .milliseconds(40))
    #expect(run.exchanges.count == 3)
  }

  @Test func aModelsVariablesCanBeGiven() async throws {
    let scenario = try load(
      "vars: { a: null, b: '${{ vars.a }}!' }\nsteps: [assert: [vars.b == 'x!']]")
    let run = try await Interpreter.play(
      scenario, on: Engine(), vars: [.init("a", .text("x"))])
    #expect(run.passed)
    await #expect(throws: PlayFailure.self) {
      _ = try await Interpreter.play(scenario, on: Engine(), vars: [.init("c", .null)])
    }
  }
}
