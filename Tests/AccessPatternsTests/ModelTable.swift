import AccessPatterns
import DynamoDBEngine
import DynamoDBWire
import Templates
import Testing

/// An engine with the tables of one model.
struct ModelTable {
  private let model: Model
  private let play: Play

  init(_ name: String = "twitter-notebook") async throws {
    model = try #require(Model.named(name))
    play = Play(database: Engine(), uuid: { "fresh" }, now: 1_705_060_846)
    try await call("create_table", [:])
  }

  @discardableResult
  func call(
    _ name: String, _ texts: KeyValuePairs<String, String>,
    numbers: KeyValuePairs<String, Int> = [:]
  ) async throws -> Outcome {
    let pattern = try #require(model.pattern(named: name))
    let given =
      texts.map { Value.Entry($0.key, .text($0.value)) }
      + numbers.map { Value.Entry($0.key, .number(Number($0.value))) }
    return try await pattern.run(try pattern.fill(given, play), play)
  }

  /// The keys of all rows, sorted: `USER#a TWEET#t`.
  func keys() async throws -> [String] {
    let table = try #require(model.tables.first).tableName
    let answer = try await play.database.send(Call("Scan", ["TableName": .string(table)]))
    let items = try #require(answer.body["Items"]?.array)
    return items.map { item in
      ["PK", "SK"].compactMap { item[$0]?["S"]?.string }.joined(separator: " ")
    }.sorted()
  }
}
