import Documents
import DynamoDBEngine
import Foundation
import Interpreter
import Scenarios
import Testing

/// Plays each scenario under `Cases` on the engine and compares what comes out with the text file
/// beside it: the run, or the mistakes of the file.
///
/// `RECORD=1 swift test --filter InterpreterTests` writes the text files anew; the diff is the review.
@Suite struct CaseTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases").path

  /// Those that begin with `_` are parts of others.
  static let cases: [String] = {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".yaml") && !$0.contains("/_") && !$0.hasPrefix("_") }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.cases.count > 20) }

  @Test(arguments: cases) func scenario(_ name: String) async throws {
    let path = "\(Self.folder)/\(name)"
    let output = try await Self.output(of: path)
    let expectedPath = path.dropLast(5) + ".txt"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try output.write(toFile: String(expectedPath), atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOfFile: String(expectedPath), encoding: .utf8)
    #expect(output == expected)
  }

  private static func output(of path: String) async throws -> String {
    do {
      let scenario = try Interpreter.load(path)
      let runs = try await Interpreter.playCases(scenario, on: { Engine() })
      let setup = runs[0].setup.map { "setup " + RunText($0).text }
      return (setup + runs.map { RunText($0).text }).joined()
    } catch let mistakes as Diagnostics {
      return mistakes.rendered().replacingOccurrences(of: "\(folder)/", with: "")
    } catch PlayFailure.file(let mistakes) {
      return "not played\n" + mistakes.rendered().replacingOccurrences(of: "\(folder)/", with: "")
    }
  }
}
