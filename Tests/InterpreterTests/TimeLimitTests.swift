import Documents
import DynamoDBEngine
import DynamoDBWire
import Foundation
import Interpreter
import Scenarios
import Testing

/// Limits in real time where the database is slow, which the embedded one never is.
@Suite struct TimeLimitTests {
  /// Answers ListTables never, everything else as an engine.
  private final class Stuck: DynamoDB {
    private let engine = Engine()

    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      if call.operation == "ListTables" { try? await Task.sleep(for: .seconds(3600)) }
      return try await engine.send(call)
    }
  }

  private func play(_ yaml: String, options: PlayOptions = PlayOptions()) async throws -> Run {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    try yaml.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scenario = try Interpreter.load(path)
    return try await Interpreter.play(scenario, on: Stuck(), options: options)
  }

  private static let stuck = """
    schema: partita/v1
    model: chat-notebook
    steps:
      - call: create_table
      - name: Stuck
        request: { ListTables: {} }
    finally:
      - call: delete_table
    """

  @Test func aRequestUnderWayIsNotWaitedFor() async throws {
    let yaml = Self.stuck.replacingOccurrences(
      of: "request: {", with: "timeout: 100ms\n    request: {")
    let run = try await play(yaml)
    #expect(run.steps[1].status == .failed)
    #expect(run.told == ["'Stuck' took longer than 100ms"])
    #expect(run.steps[2].status == .passed, "finally runs")
  }

  @Test func aScenarioHasALimitToo() async throws {
    let run = try await play(
      Self.stuck, options: PlayOptions(timeout: Scenarios.Duration(milliseconds: 3000)))
    #expect(run.told.contains("the scenario took longer than 3s"))
  }

  @Test func aLimitForEveryStep() async throws {
    let run = try await play(
      Self.stuck, options: PlayOptions(stepTimeout: Scenarios.Duration(milliseconds: 3000)))
    #expect(run.told.contains { $0.hasSuffix("took longer than 3s") })
  }
}

extension Run {
  /// What is said of times that were over, whichever step it was that a busy machine cut off.
  fileprivate var told: [String] {
    steps.flatMap { step in
      step.rounds.compactMap(\.fault?.message)
        + step.checks.map { "\($0.actual) than \($0.expected.dropFirst("at most ".count))" }
    } + checks.map { "\($0.actual) than \($0.expected.dropFirst("at most ".count))" }
  }
}
