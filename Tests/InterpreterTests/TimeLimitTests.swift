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
      of: "request: {", with: "timeout: 50ms\n    request: {")
    let run = try await play(yaml)
    #expect(run.steps[1].status == .failed)
    #expect(run.steps[1].rounds[0].fault?.message == "'Stuck' took longer than 50ms")
    #expect(run.steps[2].status == .passed, "finally runs")
  }

  @Test func aScenarioHasALimitToo() async throws {
    let run = try await play(
      Self.stuck, options: PlayOptions(timeout: Scenarios.Duration(milliseconds: 200)))
    #expect(run.steps[1].rounds[0].fault?.message == "the scenario took longer than 200ms")
    #expect(run.steps[2].status == .passed, "finally has time of its own")
  }

  @Test func aLimitForEveryStep() async throws {
    let run = try await play(
      Self.stuck, options: PlayOptions(stepTimeout: Scenarios.Duration(milliseconds: 200)))
    #expect(run.steps[1].rounds[0].fault?.message == "'Stuck' took longer than 200ms")
    #expect(!run.passed)
  }
}
