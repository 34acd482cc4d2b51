import AccessPatterns
import Documents
import DynamoDBEngine
import Foundation
import Interpreter
import Reports
import Scenarios
import Templates
import Testing

/// What `docs/scenario-format.md` shows is so.
@Suite struct FormatDocumentTests {
  private static let document = FormatDocument()

  @Test func hasScenariosStepsAndExpressions() {
    #expect(Self.document.blocks.count(where: \.isScenario) > 5)
    #expect(Self.document.blocks.count(where: \.isSteps) > 20)
    #expect(Self.document.rows("expression", "result").count > 30)
  }

  @Test(arguments: document.blocks.filter { $0.isScenario && $0.mark?.hasPrefix("file") != true })
  func scenario(_ block: FormatDocument.Block) async throws {
    try await Self.play(block.text, of: block)
  }

  /// Steps that stand alone are played after the first scenario of the document.
  @Test(arguments: document.blocks.filter(\.isSteps))
  func steps(_ block: FormatDocument.Block) async throws {
    let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
    let indented = lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    try await Self.play(Self.document.first + indented, of: block)
  }

  private static func play(_ yaml: String, of block: FormatDocument.Block) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for part in document.blocks {
      guard let mark = part.mark, mark.hasPrefix("file ") else { continue }
      try part.text.write(
        toFile: "\(folder)/\(mark.dropFirst(5))", atomically: true, encoding: .utf8)
    }
    let path = "\(folder)/scenario.yaml"
    try yaml.write(toFile: path, atomically: true, encoding: .utf8)
    let (outcome, told) = try await outcome(of: path)
    #expect(outcome == block.mark ?? "passes", "\(told)")
    guard outcome != "passes" else { return }
    let expected = try #require(block.told)
    let shown = told.replacingOccurrences(of: "\(folder)/", with: "")
    for line in expected.split(separator: "\n") {
      #expect(shown.contains(line), "\(line) in \(shown)")
    }
  }

  /// `passes`, `fails` or `mistake`, and what the command tells.
  private static func outcome(of path: String) async throws -> (String, String) {
    do {
      let scenario = try Interpreter.load(path)
      let runs = try await Interpreter.playCases(scenario, on: { Engine() })
      let report = ConsoleReport.text(runs, style: TerminalStyle(color: false), written: [])
      return (runs.allSatisfy(\.passed) ? "passes" : "fails", report)
    } catch let mistakes as Diagnostics {
      return ("mistake", mistakes.rendered())
    } catch PlayFailure.file(let mistakes) {
      return ("mistake", mistakes.rendered())
    }
  }

  /// A result is a value, or `error: ` and what is told.
  @Test(arguments: document.rows("expression", "result"))
  func expression(_ row: [String]) async throws {
    let quoted = row[0].replacingOccurrences(of: "'", with: "''")
    let yaml =
      "schema: partita/v1\n\(Self.document.variables)steps:\n  - value: '${{ \(quoted) }}'\n"
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).yaml"
    try yaml.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = try await Interpreter.play(try Interpreter.load(path), on: Engine())
    let round = try #require(run.steps.first?.rounds.first)
    let fault = round.fault.map { "error: \($0.message)" }
    #expect((fault ?? round.outcome.value?.description) == row[1], "\(row[0])")
  }

  @Test func namesEveryKey() {
    let language = Language.standard
    let keys =
      ScenarioKeys.descriptions.map(\.name) + StepKeys.descriptions.map(\.name)
      + language.steps.flatMap { [$0.keyword] + $0.keys.map(\.name) }
      + language.expectations.flatMap { [$0.key] + $0.companions.map(\.name) }
      + ModelKeys.descriptions.map(\.name) + EntityKeys.descriptions.map(\.name)
      + PatternKeys.descriptions.map(\.name)
    for key in keys { #expect(Self.document.text.contains("`\(key)"), "\(key)") }
  }

  @Test func namesEveryPattern() {
    for pattern in Language.standard.models.flatMap(\.patterns) {
      #expect(Self.document.text.contains("| `\(pattern.signature)` |"), "\(pattern.signature)")
    }
  }
}
