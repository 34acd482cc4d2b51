import DynamoDBEngine
import DynamoDBWire
import Foundation
import Interpreter
import Scenarios
import Testing

/// Faults on purpose against the models: what holds with short pages holds on the service. Each fault
/// by itself is shown in `Cases/disturb`.
@Suite struct DisturbedDatabaseTests {
  private static func play(_ name: String, _ disturbance: Disturbance) async throws -> Run {
    let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../scenarios").path
    var options = PlayOptions()
    options.disturbance = disturbance
    let scenario = try Interpreter.load("\(scenarios)/\(name).yaml")
    return try await Interpreter.play(scenario, on: Engine(), options: options)
  }

  private static let shortPages: Disturbance = {
    var disturbance = Disturbance()
    disturbance.pageBytes = 200
    return disturbance
  }()

  /// The notebooks' functions read one page, and take it for everything.
  @Test(arguments: ["twitter/notebook", "chat/notebook"])
  func notebooksFailWithShortPages(name: String) async throws {
    let run = try await Self.play(name, Self.shortPages)
    let failed = run.steps.first { $0.status == .failed }
    let checks = failed?.rounds.flatMap(\.checks).filter { !$0.holds } ?? []
    #expect(checks.contains { ["count", "items"].contains($0.subject) }, "\(checks)")
  }

  @Test(arguments: [
    "twitter/posts", "twitter/users", "twitter/likes", "twitter/deleting", "chat/members",
    "chat/messages",
  ]) func repairedModelsDoNot(name: String) async throws {
    let run = try await Self.play(name, Self.shortPages)
    for step in run.steps where step.status == .failed {
      let checks = step.rounds.flatMap(\.checks).filter { !$0.holds }
      Issue.record("\(step.name): \(checks.map { "\($0.subject) \($0.actual)" })")
    }
    #expect(run.passed)
  }

  /// What is random follows from the seed.
  @Test func theSameFaultsEachTime() async throws {
    var disturbance = Disturbance()
    disturbance.unprocessed = 0.5
    disturbance.throttle = Occurrence("every 3rd")
    let runs = [
      try await Self.play("twitter/deleting", disturbance),
      try await Self.play("twitter/deleting", disturbance),
    ]
    let requests = runs.map { $0.exchanges.map { "\($0.call.operation) \($0.retries)" } }
    #expect(requests[0] == requests[1])
    #expect(runs[0].exchanges.contains { $0.retries > 0 })
  }

  @Test(arguments: [
    ("every 3rd write", [3, 6]), ("1st transaction", [1]), ("5th", [5]), ("every", Array(1...6)),
    ("every 2nd reads", [2, 4, 6]),
  ]) func occurrences(text: String, numbers: [Int]) throws {
    let occurrence = try #require(Occurrence(text))
    #expect((1...6).filter { occurrence.includes($0) } == numbers)
  }
}
