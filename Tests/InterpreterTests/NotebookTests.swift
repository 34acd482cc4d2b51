import DynamoDBEngine
import Foundation
import Interpreter
import Scenarios
import Testing

@Suite struct NotebookTests {
  @Test(arguments: ["twitter", "chat"]) func passes(_ name: String) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let scenario = try Interpreter.load("\(root)/scenarios/\(name)/notebook.yaml")
    let run = try await Interpreter.play(scenario, on: Engine())
    if !run.passed { print(RunText(run).text) }
    #expect(run.passed)
  }
}
