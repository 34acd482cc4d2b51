import DynamoDBEngine
import Foundation
import Interpreter
import Scenarios
import Testing

/// Every scenario under `scenarios` holds what it says.
@Suite struct ShippedScenariosTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Those that are no parts and no models.
  static let scenarios: [String] = {
    let all = FileManager.default.enumerator(atPath: "\(root)/scenarios")?
      .compactMap { $0 as? String }
    return (all ?? []).filter { path in
      path.hasSuffix(".yaml") && !path.contains("/_")
        && (try? String(contentsOfFile: "\(root)/scenarios/\(path)", encoding: .utf8))?
          .contains("schema: partita/v1") == true
    }.sorted()
  }()

  @Test func thereAreSome() {
    #expect(Self.scenarios.count > 10)
    #expect(Self.scenarios.contains("compare/ten-thousand-followers.yaml"))
  }

  @Test(arguments: scenarios) func passes(_ path: String) async throws {
    let scenario = try Interpreter.load("\(Self.root)/scenarios/\(path)")
    let run = try await Interpreter.play(scenario, on: Engine())
    if !run.passed { print(RunText(run).text.prefix(20_000)) }
    #expect(run.passed)
  }
}
