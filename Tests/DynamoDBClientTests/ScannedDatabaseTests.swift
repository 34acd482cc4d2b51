import DynamoDBEngine
import DynamoDBRetries
import DynamoDBWire
import Synchronization
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

  /// Beyond the limit the requests tell, and tell the same as the engine knows.
  @Test func tellsTheChangesOfLargeTablesFromRequests() async throws {
    let database = ScannedDatabase(engine, allowsExisting: false, limit: 20)
    let before = try await database.snapshot()
    let none = await engine.snapshot()
    _ = try await database.send(Self.table("one"))
    for key in 0..<15 {
      _ = try await database.send(Self.put(["PK": .s("\(key)"), "n": 1], into: "one"))
    }
    let small = try await database.snapshot()
    #expect(small.changes(since: before).map(\.isFromRequests) == [false])
    let known = await engine.snapshot()
    let puts = (10..<35).map { number -> JSON in
      ["PutRequest": ["Item": .item(["PK": .s("\(number)"), "n": 2])]]
    }
    _ = try await database.send(
      Call("BatchWriteItem", ["RequestItems": ["one": .array(puts)]]))
    let large = try await database.snapshot()
    try await expectSame(large.changes(since: small), engine.snapshot().changes(since: known), 25)

    // Around all of it, as a step with inner ones asks.
    try await expectSame(large.changes(since: before), engine.snapshot().changes(since: none), 35)

    let later = await engine.snapshot()
    let update: JSON.Object = [
      "TableName": "one", "UpdateExpression": "ADD n :one",
      "ExpressionAttributeValues": [":one": ["N": "1"]],
    ]
    for key in ["1", "1", "new"] {
      var body = update
      body["Key"] = .item(["PK": .s(key)])
      _ = try await database.send(Call("UpdateItem", body))
    }
    for statement in [
      "INSERT INTO one VALUE {'PK': 'q'}", "UPDATE one SET n = 9 WHERE PK = '2'",
      "DELETE FROM one WHERE PK = '3'",
    ] {
      _ = try await database.send(Call("ExecuteStatement", ["Statement": .string(statement)]))
    }
    let key: JSON = .item(["PK": "4"])
    _ = try await database.send(
      Call(
        "TransactWriteItems",
        ["TransactItems": [["Delete": ["TableName": "one", "Key": key]]]]))
    // One that is refused, one that changes nothing, one that comes and goes.
    var refused = Self.put(["PK": "5", "n": 7], into: "one")
    refused.body["ConditionExpression"] = "attribute_not_exists(PK)"
    #expect(await refusal(database, refused) == "ConditionalCheckFailedException")
    _ = try await database.send(Self.put(["PK": "6", "n": 1], into: "one"))
    _ = try await database.send(Self.put(["PK": "gone"], into: "one"))
    _ = try await database.send(
      Call("DeleteItem", ["TableName": "one", "Key": .item(["PK": "gone"])]))
    let last = try await database.snapshot()
    try await expectSame(last.changes(since: large), engine.snapshot().changes(since: later), 6)
    let engineTables = await engine.snapshot().tables
    #expect(last.tables.map(\.itemCount) == engineTables.map(\.itemCount))
    #expect(Set(last.tables[0].items()) == Set(engineTables[0].items()))
    #expect(try await database.snapshot().changes(since: last).isEmpty)
  }

  private func expectSame(
    _ changes: [TableChange], _ expected: [TableChange], _ count: Int
  ) throws {
    let change = try #require(changes.first)
    #expect(changes.count == 1)
    #expect(change.isFromRequests)
    #expect(change.items.count == count)
    #expect(Set(change.items.map { "\($0)" }) == Set(expected[0].items.map { "\($0)" }))
  }

  /// What nobody has written to is not read again.
  @Test func readsATableOnceForEachChange() async throws {
    let counter = CountedDatabase(engine)
    let database = ScannedDatabase(counter, allowsExisting: false)
    _ = try await database.send(Self.table("one"))
    _ = try await database.snapshot()
    _ = try await database.send(
      Call(
        "Query",
        [
          "TableName": "one", "KeyConditionExpression": "PK = :a",
          "ExpressionAttributeValues": [":a": ["S": "a"]],
        ]))
    _ = try await database.snapshot()
    #expect(counter.scans == 1)
    _ = try await database.send(Self.put(["PK": "a"], into: "one"))
    #expect(try await database.snapshot().tables.map(\.itemCount) == [1])
    #expect(counter.scans == 2)
  }

  /// Ctrl-C while the service still makes a table: the table is deleted all the same, once it can be.
  @Test func deletesATableWhoseMakingWasNotWaitedFor() async throws {
    let service = SlowTables(engine)
    let database = ScannedDatabase(
      ReadyTables(service, clock: .immediate) { _ in }, allowsExisting: false)
    await #expect(throws: DynamoDBError.self) {
      _ = try await database.send(Self.table("one"))
    }
    let made = try await engine.send(Call("ListTables", [:]))
    #expect(made.body["TableNames"] == ["one"])
    try await database.deleteOwnTables()
    let left = try await engine.send(Call("ListTables", [:]))
    #expect(left.body["TableNames"] == [])
    #expect(service.refusals == 1)
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

/// Counts scans on their way.
private final class CountedDatabase: DynamoDB {
  private let database: any DynamoDB
  private let count = Mutex(0)

  init(_ database: any DynamoDB) { self.database = database }

  var scans: Int { count.withLock { $0 } }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    if call.operation == "Scan" { count.withLock { $0 += 1 } }
    return try await database.send(call)
  }
}

/// A service on which a table takes its time: the first question for its state gets no answer, and
/// for two more it is still being made, so that it cannot be deleted.
private final class SlowTables: DynamoDB {
  private let database: any DynamoDB
  private let counts = Mutex((descriptions: 0, refusals: 0))

  init(_ database: any DynamoDB) { self.database = database }

  var refusals: Int { counts.withLock { $0.refusals } }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    switch call.operation {
    case "DescribeTable":
      let number = counts.withLock { counts in
        counts.descriptions += 1
        return counts.descriptions
      }
      if number == 1 { throw .unreachable("given up") }
      if number < 4 { return Answer(["Table": ["TableStatus": "CREATING"]]) }
    case "DeleteTable" where counts.withLock({ $0.descriptions < 4 }):
      counts.withLock { $0.refusals += 1 }
      throw DynamoDBError("ResourceInUseException", "Table is being created: one")
    default: break
    }
    return try await database.send(call)
  }
}
