import AccessPatterns
import DynamoDBEngine
import Foundation
import Interpreter
import Lint
import Scenarios
import Testing

/// What playing this repository's scenarios shows of the models.
@Suite struct LintTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private func observe(_ model: Model, _ scenarios: [String]) async throws -> Observation {
    var runs: [Run] = []
    for path in scenarios {
      let scenario = try Interpreter.load("\(Self.root)/scenarios/\(path).yaml")
      runs.append(try await Interpreter.play(scenario, on: Engine()))
    }
    return Observation(model, runs)
  }

  private static let played: [String: [String]] = [
    "twitter": ["twitter/users", "twitter/posts", "twitter/likes", "twitter/deleting"],
    "chat": ["chat/members", "chat/messages"],
  ]

  @Test(arguments: ["twitter", "chat"])
  func everyPatternHasEveryCase(_ name: String) async throws {
    let model = try #require(Model.named(name))
    let seen = try await observe(model, Self.played[name] ?? [])
    for row in Coverage(seen).rows {
      #expect(row.cases == Set(Coverage.Case.allCases), "\(row.pattern)")
    }
  }

  @Test(arguments: ["twitter", "chat"])
  func theRepairedModelsScanNothingAndLoseNoPages(_ name: String) async throws {
    let model = try #require(Model.named(name))
    let seen = try await observe(model, Self.played[name] ?? [])
    let rules = Set(Rules.findings(in: seen).map(\.rule))
    let serious: Set = [
      "scan", "lost-pages", "projection", "item-size", "unread-index", "unplayed", "missing-case",
    ]
    #expect(rules.isDisjoint(with: serious), "\(rules)")
  }

  @Test func theNotebooksFaultsAreFound() async throws {
    let model = try #require(Model.named("twitter-notebook"))
    let seen = try await observe(model, ["twitter/notebook", "compare/twitter"])
    let messages = Rules.findings(in: seen).map { "\($0.rule): \($0.message)" }
    #expect(messages.contains { $0.hasPrefix("scan: 'all_tweets' scans") })
    #expect(messages.contains { $0.hasPrefix("scan: 'all_users' scans") })
    #expect(messages.contains { $0.hasPrefix("filter: the filter of 'all_users' left") })
  }
}
