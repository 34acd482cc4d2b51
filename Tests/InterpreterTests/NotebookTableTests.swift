import Documents
import DynamoDBEngine
import Foundation
import Interpreter
import Scenarios
import Testing

/// The tables of `docs/notebooks.md` are what the scenarios give (RECORD=1 writes them).
@Suite struct NotebookTableTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func play(_ path: String) async throws -> Run {
    let scenario = try Interpreter.load(root.appending(path: path).path)
    return try await Interpreter.play(scenario, on: Engine())
  }

  @Test func pageShowsWhatTheScenariosGive() async throws {
    let url = root.appending(path: "docs/notebooks.md")
    let page = NotebooksPage(text: String(decoding: try Data(contentsOf: url), as: UTF8.self))
    #expect(page.scenarios == ["scenarios/twitter/notebook.yaml", "scenarios/chat/notebook.yaml"])
    var tables: [String: String] = [:]
    for path in page.scenarios {
      let node = try Node.read(root.appending(path: path).path)
      tables[path] = NotebookTable(scenario: node, run: try await play(path)).markdown
    }
    let text = page.replacing(tables: tables)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: url) }
    #expect(text == String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  /// Each recorded output either must match and does, or says why it cannot and does not.
  @Test func everyOutputMatchesOrIsStale() async throws {
    let run = try await play("scenarios/twitter/notebook.yaml")
    let recorded = run.steps.compactMap { step in
      step.rounds.first?.recorded.map { (cell: step.cell ?? "", comparison: $0) }
    }
    for (cell, comparison) in recorded {
      switch comparison.verdict {
      case .same: #expect(comparison.mustMatch, "\(cell)")
      case .stale: #expect(!comparison.differences.isEmpty, "\(cell)")
      case .different: Issue.record("\(cell) differs")
      }
    }
    // The cells of the notebook below which something is printed.
    let printed = Set(
      [
        110, 113, 114, 116, 117, 118, 120, 121, 122, 16, 17, 19, 21, 124, 125, 128, 129, 131, 134,
        135, 136, 34,
      ].map { "In [\($0)]" })
    #expect(Set(recorded.map(\.cell)) == printed)
  }

  @Test(arguments: [
    (
      "twitter",
      (Array(109...123) + [16, 17, 18, 19, 20, 21] + Array(124...135) + [32, 136, 34])
        .map { "In [\($0)]" } + ["In [None]"]
    ),
    ("chat", (1...15).map { "Cell \($0)" }),
  ])
  func cellsStandInTheirOrder(name: String, cells: [String]) async throws {
    let run = try await play("scenarios/\(name)/notebook.yaml")
    var seen: [String] = []
    for cell in run.steps.compactMap(\.cell) where seen.last != cell { seen.append(cell) }
    #expect(seen == cells)
  }

  @Test func theFirstScenarioPasses() async throws {
    let run = try await play("scenarios/first.yaml")
    #expect(run.passed)
    #expect(run.steps.count == 4)
  }
}
