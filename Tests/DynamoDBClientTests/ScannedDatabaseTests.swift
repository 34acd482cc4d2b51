import DynamoDBEngine
import DynamoDBWire
import Testing

@testable import DynamoDBClient

/// A database seen through scans against the engine, which knows itself.
@Suite struct ScannedDatabaseTests {
  private let engine = Engine()

  private static func table(_ name: String) -> Call {
    Call(
      "CreateTable",
      [
        "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [["AttributeName": "PK", "KeyType": "HASH"]],
        "AttributeDefinitions": [["AttributeName": "PK", "AttributeType": "S"]],
      ])
  }

  private static func put(_ item: Item, into name: String) -> Call {
    Call("PutItem", ["TableName": .string(name), "Item": .item(item)])
  }

  private func refusal(_ database: ScannedDatabase, _ call: Call) async -> String? {
    do throws(DynamoDBError) {
      _ = try await database.send(call)
      return nil
    } catch {
      return error.type
    }
  }

  @Test func tellsTheSameChangesAsTheEngine() async throws {
    let database = ScannedDatabase(engine, allowsExisting: false)
    _ = try await database.send(Self.table("one"))
    for key in 0..<50 {
      _ = try await database.send(Self.put(["PK": .s("\(key)"), "n": 1], into: "one"))
    }
    let scanned = try await database.snapshot()
    let known = await engine.snapshot()
    _ = try await database.send(Self.put(["PK": "7", "n": 2], into: "one"))
    _ = try await database.send(Self.put(["PK": "new"], into: "one"))
    _ = try await database.send(
      Call("DeleteItem", ["TableName": "one", "Key": .item(["PK": "8"])]))
    _ = try await database.send(Self.table("two"))
    let changes = try await database.snapshot().changes(since: scanned)
    let expected = await engine.snapshot().changes(since: known)
    #expect(changes.map(\.table) == expected.map(\.table))
    #expect(changes.map(\.fate) == expected.map(\.fate))
    #expect(changes.map(\.items.count) == [3, 0])
    #expect(Set(changes[0].items.map { "\($0)" }) == Set(expected[0].items.map { "\($0)" }))
  }

  @Test func leavesAloneWhatWasThere() async throws {
    _ = try engine.run(Self.table("theirs"))
    _ = try engine.run(Self.put(["PK": "a"], into: "theirs"))
    let before = await engine.snapshot()
    let database = ScannedDatabase(engine, allowsExisting: false)
    let writes: JSON = ["theirs": [["PutRequest": ["Item": .item(["PK": "b"])]]]]
    for call in [
      Self.put(["PK": "b"], into: "theirs"),
      Self.put(["PK": "b"], into: "arn:aws:dynamodb:us-east-1:000000000000:table/theirs"),
      Call("DeleteTable", ["TableName": "theirs"]),
      Call("UpdateTable", ["TableName": "theirs", "DeletionProtectionEnabled": true]),
      Call("BatchWriteItem", ["RequestItems": writes]),
      Call(
        "TransactWriteItems",
        ["TransactItems": [["Delete": ["TableName": "theirs", "Key": .item(["PK": "a"])]]]]),
      Call("ExecuteStatement", ["Statement": "DELETE FROM theirs WHERE PK = 'a'"]),
    ] {
      #expect(await refusal(database, call) == "RefusedByPartita", "\(call.operation)")
    }
    #expect(await refusal(database, Call("Scan", ["TableName": "theirs"])) == nil)
    #expect(
      await refusal(database, Call("DeleteTable", ["TableName": "absent"]))
        == "ResourceNotFoundException")
    #expect(try await database.snapshot().tables.isEmpty)
    #expect(await engine.snapshot().changes(since: before).isEmpty)
    let allowed = ScannedDatabase(engine, allowsExisting: true)
    #expect(await refusal(allowed, Self.put(["PK": "b"], into: "theirs")) == nil)
  }

  @Test func deletesWhatItMade() async throws {
    _ = try engine.run(Self.table("theirs"))
    let database = ScannedDatabase(engine, allowsExisting: false)
    for name in ["one", "two"] { _ = try await database.send(Self.table(name)) }
    _ = try await database.send(Call("DeleteTable", ["TableName": "one"]))
    try await database.deleteOwnTables()
    #expect(await engine.snapshot().tables.map(\.name) == ["theirs"])
  }

  @Test func tellsReadsFromWritesInPartiQL() async throws {
    _ = try engine.run(Self.table("theirs"))
    let database = ScannedDatabase(engine, allowsExisting: false)
    _ = try await database.send(Self.table("own"))
    func execute(_ statement: String) async -> String? {
      await refusal(database, Call("ExecuteStatement", ["Statement": .string(statement)]))
    }
    #expect(await execute("SELECT * FROM theirs") == nil)
    #expect(await execute("INSERT INTO own VALUE {'PK': 'a'}") == nil)
    #expect(await execute("INSERT INTO theirs VALUE {'PK': 'a'}") == "RefusedByPartita")
    let batch: JSON = [
      ["Statement": "DELETE FROM own WHERE PK = 'a'"],
      ["Statement": "DELETE FROM theirs WHERE PK = 'a'"],
    ]
    #expect(
      await refusal(database, Call("BatchExecuteStatement", ["Statements": batch]))
        == "RefusedByPartita")
  }

  @Test func aRestoredTableIsItsOwn() async throws {
    let database = ScannedDatabase(engine, allowsExisting: false)
    _ = try await database.send(Self.table("own"))
    _ = try await database.send(Self.put(["PK": "a"], into: "own"))
    let backup = try await database.send(
      Call("CreateBackup", ["TableName": "own", "BackupName": "kept"]))
    let arn = backup.body["BackupDetails"]?["BackupArn"] ?? .null
    _ = try await database.send(
      Call("RestoreTableFromBackup", ["TargetTableName": "again", "BackupArn": arn]))
    #expect(try await database.snapshot().tables.map(\.name) == ["again", "own"])
    #expect(await refusal(database, Self.put(["PK": "b"], into: "again")) == nil)
  }
}
