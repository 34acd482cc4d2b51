import AccessPatterns
import Documents
import DynamoDBEngine
import DynamoDBWire
import Foundation
import Interpreter
import Scenarios
import Templates
import Testing

/// What holds of any access pattern, tried with one of our own.
@Suite struct PatternRunTests {
  /// Puts as many items as it is told into `tab`, and then one into a table that is not there.
  static let fill = AccessPattern(
    "fill", "Fills the table.",
    parameters: [Parameter("count", .count), .text("id", default: .id)],
    requests: [RequestShape("PutItem", "tab")], budget: Budget(wcu: 2, requests: 3)
  ) { arguments, play throws(DynamoDBError) in
    guard case .number(let count)? = arguments[value: "count"] else { return Outcome() }
    for number in 0..<(count.int ?? 0) {
      _ = try await play.database.send(
        Call("PutItem", ["TableName": "tab", "Item": .item(["p": .s("\(number)")])]))
    }
    _ = try await play.database.send(
      Call("PutItem", ["TableName": "not-there", "Item": .item(["p": "x"])]))
    return Outcome()
  }

  private func play(_ steps: String) async throws -> Run {
    let model = Model(
      name: "own", description: "", tables: [], entities: [], patterns: [Self.fill])
    var language = Language.standard
    language.models = [model]
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    let table = """
      schema: partita/v1
      model: own
      steps:
        - request:
            CreateTable:
              TableName: tab
              BillingMode: PAY_PER_REQUEST
              KeySchema: [{ AttributeName: p, KeyType: HASH }]
              AttributeDefinitions: [{ AttributeName: p, AttributeType: S }]

      """
    try (table + steps).write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await Interpreter.play(try Interpreter.load(path, language: language), on: Engine())
  }

  @Test func theFirstErrorEndsAPatternAndWhatItDidStays() async throws {
    let run = try await play(
      """
        - call: fill
          with: { count: 2 }
          expect: { error: ResourceNotFoundException, changes: { added: 2 }, capacity: { wcu: 2 } }
      """)
    #expect(run.passed)
    #expect(run.steps[1].rounds[0].arguments.map(\.name) == ["count", "id"])
    let checks = run.steps[1].rounds[0].checks.prefix(2)
    #expect(checks.map(\.subject) == ["fill.budget.wcu", "fill.budget.requests"])
    #expect(checks.map(\.actual) == ["2", "3"])
  }

  @Test func aPatternsBudgetHoldsForEachCall() async throws {
    let run = try await play(
      """
        - call: fill
          foreach: [1, 3]
          continue: true
          with: { count: '${{ item }}' }
          expect: { error: any }
      """)
    let failed = run.steps[1].rounds.map { $0.checks.filter { !$0.holds }.map(\.subject) }
    #expect(failed == [[], ["fill.budget.wcu", "fill.budget.requests"]])
  }
}
