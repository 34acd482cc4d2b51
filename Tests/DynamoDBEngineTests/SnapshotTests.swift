import DynamoDBWire
import Testing

@testable import DynamoDBEngine

/// The database as a value: snapshots, forks, differences.
@Suite struct SnapshotTests {
  private let engine = Engine()

  private func create(_ name: String) throws {
    _ = try engine.run(
      Call(
        "CreateTable",
        [
          "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": [["AttributeName": "PK", "KeyType": "HASH"]],
          "AttributeDefinitions": [["AttributeName": "PK", "AttributeType": "S"]],
        ]))
  }

  private func put(_ item: Item, into table: String, of engine: Engine? = nil) throws {
    _ = try (engine ?? self.engine).run(
      Call("PutItem", ["TableName": .string(table), "Item": .item(item)]))
  }

  private func count(_ table: String, of engine: Engine) throws -> Int? {
    try engine.run(Call("Scan", ["TableName": .string(table)])).body["Count"]?.int
  }

  /// `table: +PK, ~PK, -PK` of each table with a difference.
  private func text(_ changes: [TableChange]) -> String {
    changes.map { change in
      let items = change.items.map { item in
        switch item {
        case .added(let item): "+\(item["PK"]?.json["S"]?.string ?? "")"
        case .changed(let from, let to):
          "~\(to["PK"]?.json["S"]?.string ?? "")\(from == to ? "!" : "")"
        case .removed(let item): "-\(item["PK"]?.json["S"]?.string ?? "")"
        }
      }
      return "\(change.table) \(change.fate): \(items.sorted().joined(separator: " "))"
    }.joined(separator: "; ")
  }

  @Test func tellsWhatChangedInEveryTable() async throws {
    try create("one")
    try create("two")
    for key in ["a", "b", "c"] { try put(["PK": .s(key), "n": 1], into: "one") }
    let before = await engine.snapshot()
    try put(["PK": "a", "n": 2], into: "one")
    try put(["PK": "b", "n": 1], into: "one")
    try put(["PK": "d"], into: "one")
    _ = try engine.run(
      Call("DeleteItem", ["TableName": "one", "Key": .item(["PK": "c"])]))
    let after = await engine.snapshot()
    #expect(text(after.changes(since: before)) == "one kept: +d -c ~a")
    #expect(text(before.changes(since: after)) == "one kept: +c -d ~a")
    #expect(after.changes(since: after).isEmpty)
    #expect(before.tables.map(\.itemCount) == [3, 0])
    #expect(before.tables[0].items().count == 3)
  }

  @Test func tellsTablesThatCameAndWent() async throws {
    try create("one")
    try put(["PK": "a"], into: "one")
    let before = await engine.snapshot()
    _ = try engine.run(Call("DeleteTable", ["TableName": "one"]))
    try create("two")
    #expect(
      text(await engine.snapshot().changes(since: before)) == "one dropped: -a; two created: ")
    try create("one")
    // The same name, but another table.
    #expect(
      text(await engine.snapshot().changes(since: before)) == "one created: -a; two created: ")
  }

  @Test func aForkGoesItsOwnWay() throws {
    try create("one")
    try put(["PK": "a"], into: "one")
    let fork = engine.fork()
    try put(["PK": "b"], into: "one", of: fork)
    #expect(try count("one", of: engine) == 1)
    #expect(try count("one", of: fork) == 2)
    _ = try engine.run(Call("DeleteTable", ["TableName": "one"]))
    #expect(try count("one", of: fork) == 2)
  }
}
