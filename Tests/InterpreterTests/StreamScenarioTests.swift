import DynamoDBEngine
import Foundation
import Interpreter
import Scenarios
import Testing

/// The scenarios that teach streams and point-in-time recovery.
@Suite struct StreamScenarioTests {
  @Test(arguments: ["stream", "mistake"]) func passes(_ name: String) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let scenario = try Interpreter.load("\(root)/scenarios/clock/\(name).yaml")
    let run = try await Interpreter.play(scenario, on: Engine())
    if !run.passed { print(RunText(run).text) }
    #expect(run.passed)
  }
}
