import DynamoDBEngine
import DynamoDBRetries
import DynamoDBWire
import Foundation
import Testing

@testable import DynamoDBClient

/// Tables under a prefix: what a run sees and what the service sees.
@Suite struct PrefixedDatabaseTests {
  private let engine = Engine()

  private func database(_ prefix: String = "partita-x-") -> PrefixedDatabase {
    PrefixedDatabase(engine, prefix: TablePrefix(prefix))
  }

  private static func table(_ name: String) -> Call {
    Call(
      "CreateTable",
      [
        "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [["AttributeName": "PK", "KeyType": "HASH"]],
        "AttributeDefinitions": [["AttributeName": "PK", "AttributeType": "S"]],
      ])
  }

  @Test func everyCallThatNamesATable() {
    let prefix = TablePrefix("p-")
    let arn = "arn:aws:dynamodb:us-east-1:000000000000:table/chat"
    func renamed(_ body: JSON.Object) -> JSON {
      .object(TableMembers.renamed(body) { prefix.added(to: $0) })
    }
    #expect(renamed(["TableName": "chat"]) == ["TableName": "p-chat"])
    #expect(
      renamed(["ResourceArn": .string(arn)])
        == ["ResourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/p-chat"])
    #expect(
      renamed(["TableName": .string(arn + "/index/GSI1")])
        == ["TableName": "arn:aws:dynamodb:us-east-1:000000000000:table/p-chat/index/GSI1"])
    #expect(
      renamed(["RequestItems": ["chat": ["Keys": []], "other": ["Keys": []]]])
        == ["RequestItems": ["p-chat": ["Keys": []], "p-other": ["Keys": []]]])
    for action in ["Put", "Get", "Delete", "Update", "ConditionCheck"] {
      #expect(
        renamed(["TransactItems": [JSON.object([action: ["TableName": "chat"]])]])
          == ["TransactItems": [JSON.object([action: ["TableName": "p-chat"]])]])
    }
    #expect(
      renamed(["Statements": [["Statement": "SELECT * FROM chat"]]])
        == ["Statements": [["Statement": #"SELECT * FROM "p-chat""#]]])
    // An attribute that is called so is none of it.
    let item: JSON.Object = ["Item": ["TableName": ["S": "chat"]]]
    #expect(renamed(item) == .object(item))
  }

  @Test(arguments: [
    ("SELECT * FROM chat", #"SELECT * FROM "p-chat""#),
    (
      #"select a from "chat"."GSI1" where b = 'FROM x'"#,
      #"select a from "p-chat"."GSI1" where b = 'FROM x'"#
    ),
    ("SELECT * FROM chat.GSI1 WHERE PK='a'", #"SELECT * FROM "p-chat".GSI1 WHERE PK='a'"#),
    (
      "INSERT INTO chat VALUE {'PK': 'from chat'}",
      #"INSERT INTO "p-chat" VALUE {'PK': 'from chat'}"#
    ),
    ("UPDATE chat SET \"from\" = 1 WHERE PK='a'", #"UPDATE "p-chat" SET "from" = 1 WHERE PK='a'"#),
    ("DELETE FROM\n chat-2 WHERE PK = 'it''s'", "DELETE FROM\n \"p-chat-2\" WHERE PK = 'it''s'"),
    ("EXISTS(SELECT * FROM chat WHERE PK='a')", #"EXISTS(SELECT * FROM "p-chat" WHERE PK='a')"#),
    ("nonsense 'open", "nonsense 'open"),
  ]) func statements(text: String, expected: String) {
    let prefix = TablePrefix("p-")
    #expect(StatementTables(text).renamed { prefix.added(to: $0) } == expected)
  }

  @Test func namesThatNoTableCanHaveStay() {
    let prefix = TablePrefix("p-")
    for name in ["", "ab", "a/b", String(repeating: "x", count: 256)] {
      #expect(prefix.added(to: name) == name)
    }
  }

  @Test func answersAndErrorsShowNoPrefix() async throws {
    let database = database()
    let made = try await database.send(Self.table("chat"))
    #expect(engine.tables == ["partita-x-chat"])
    #expect(!JSON.object(made.body).text.contains("partita-x"))
    #expect(made.body["TableDescription"]?["TableName"] == "chat")
    let item: Item = ["PK": "partita-x-is data"]
    _ = try await database.send(
      Call("BatchWriteItem", ["RequestItems": ["chat": [["PutRequest": ["Item": .item(item)]]]]]))
    let read = try await database.send(
      Call(
        "BatchGetItem",
        ["RequestItems": ["chat": ["Keys": [.item(item)]]], "ReturnConsumedCapacity": "TOTAL"]))
    #expect(read.body["Responses"]?["chat"]?[0] == .item(item))
    #expect(read.body["ConsumedCapacity"]?[0]?["TableName"] == "chat")
    await #expect {
      _ = try await database.send(Call("DescribeTable", ["TableName": "absent"]))
    } throws: { error in
      (error as? DynamoDBError)?.message == "Requested resource not found: Table: absent not found"
    }
    let arn = try #require(made.body["TableDescription"]?["TableArn"])
    let tags = try await database.send(Call("ListTagsOfResource", ["ResourceArn": arn]))
    #expect(tags.body["Tags"] == [])
  }

  @Test func tablesOfOthersAreLeftOut() async throws {
    for name in ["aaa", "partita-y-chat", "zzz"] { _ = try engine.run(Self.table(name)) }
    let database = database()
    for name in ["two", "one", "three"] { _ = try await database.send(Self.table(name)) }
    let all = try await database.send(Call("ListTables", [:]))
    #expect(JSON.object(all.body) == ["TableNames": ["one", "three", "two"]])
    let first = try await database.send(Call("ListTables", ["Limit": 2]))
    #expect(
      JSON.object(first.body)
        == ["TableNames": ["one", "three"], "LastEvaluatedTableName": "three"])
    let rest = try await database.send(Call("ListTables", ["ExclusiveStartTableName": "three"]))
    #expect(JSON.object(rest.body) == ["TableNames": ["two"]])
  }

  /// A stream's ARN has the table's name in it, and so may an iterator, which must stay as it is.
  @Test func streamsAndBackupsOfPrefixedTables() async throws {
    for name in ["theirs", "partita-x-chat"] {
      var call = Self.table(name)
      call.body["StreamSpecification"] = [
        "StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES",
      ]
      _ = try engine.run(call)
    }
    _ = try engine.run(Call("CreateBackup", ["TableName": "theirs", "BackupName": "theirs"]))
    let database = database()
    _ = try await database.send(
      Call("PutItem", ["TableName": "chat", "Item": .item(["PK": "partita-x-"])]))
    let streams = try await database.send(Call("ListStreams", [:])).body["Streams"]?.array ?? []
    #expect(streams.map { $0["TableName"]?.string } == ["chat"])
    let arn = try #require(streams.first?["StreamArn"])
    #expect(arn.string?.contains(":table/chat/stream/") == true)
    let stream = try await database.send(Call("DescribeStream", ["StreamArn": arn]))
    #expect(stream.body["StreamDescription"]?["TableName"] == "chat")
    let shard = try #require(
      stream.body["StreamDescription"]?["Shards"]?.array?.first?["ShardId"])
    let iterator = try await database.send(
      Call(
        "GetShardIterator",
        ["StreamArn": arn, "ShardId": shard, "ShardIteratorType": "TRIM_HORIZON"])
    ).body["ShardIterator"]
    let records = try await database.send(
      Call("GetRecords", ["ShardIterator": try #require(iterator)])
    ).body["Records"]?.array
    #expect(records?.map { $0["dynamodb"]?["Keys"]?["PK"]?["S"] } == ["partita-x-"])

    let made = try await database.send(
      Call("CreateBackup", ["TableName": "chat", "BackupName": "kept"]))
    let backups = try await database.send(Call("ListBackups", [:])).body["BackupSummaries"]?.array
    #expect(backups?.map { $0["TableName"]?.string } == ["chat"])
    let backup = try #require(made.body["BackupDetails"]?["BackupArn"])
    _ = try await database.send(
      Call("RestoreTableFromBackup", ["TargetTableName": "again", "BackupArn": backup]))
    #expect(
      await engine.snapshot().tables.map(\.name)
        == ["partita-x-again", "partita-x-chat", "theirs"])
  }

  @Test func leftoversAreThoseOfRunsAlone() async throws {
    for name in ["mine", "partita-by-hand"] { _ = try engine.run(Self.table(name)) }
    _ = try await database("partita-one-").send(Self.table("chat"))
    _ = try await database("partita-two-").send(Self.table("chat"))
    _ = try await database("other-").send(Self.table("chat"))
    let found = try await Leftovers.find(in: engine)
    #expect(found == ["partita-one-chat", "partita-two-chat"])
    try await Leftovers.delete(found, from: engine) { _ in }
    #expect(engine.tables == ["mine", "other-chat", "partita-by-hand"])
  }

  @Test func waitsUntilTablesAreReady() async throws {
    let service = SlowService(steps: 4)
    let time = SharedTime()
    let told = Told()
    let ready = ReadyTables(service, clock: time.clock) { told.add($0) }
    _ = try await ready.send(Self.table("chat"))
    #expect(service.described == 5)
    _ = try await ready.send(Call("DeleteTable", ["TableName": "chat"]))
    #expect(service.described == 10)
    #expect(told.all.allSatisfy { $0.hasPrefix("'chat' is not ") })
  }

  /// Its tables take some looks at them before they are as was asked.
  final class SlowService: DynamoDB {
    private let steps: Int
    private let state = LockedState()
    var described: Int { state.described }

    init(steps: Int) { self.steps = steps }

    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      switch call.operation {
      case "DescribeTable":
        let look = state.look()
        let isDone = look > steps
        if state.isDeleting, isDone { throw .resourceNotFound("gone") }
        let index: JSON = ["IndexStatus": isDone ? "ACTIVE" : "CREATING"]
        return Answer(
          ["Table": ["TableStatus": "ACTIVE", "GlobalSecondaryIndexes": [index]]])
      default:
        state.restart(deleting: call.operation == "DeleteTable")
        return Answer([:])
      }
    }
  }
}

final class LockedState: @unchecked Sendable {
  private let lock = NSLock()
  private var looks = 0
  private var all = 0
  private var deleting = false

  var described: Int { lock.withLock { all } }
  var isDeleting: Bool { lock.withLock { deleting } }

  func look() -> Int {
    lock.withLock {
      looks += 1
      all += 1
      return looks
    }
  }

  func restart(deleting: Bool) {
    lock.withLock {
      looks = 0
      self.deleting = deleting
    }
  }
}

final class Told: @unchecked Sendable {
  private let lock = NSLock()
  private var texts: [String] = []
  var all: [String] { lock.withLock { texts } }
  func add(_ text: String) { lock.withLock { texts.append(text) } }
}

/// Time that passes only by waiting.
final class SharedTime: @unchecked Sendable {
  private let lock = NSLock()
  private var seconds = 0.0

  var clock: RetryClock {
    RetryClock(
      now: { self.lock.withLock { self.seconds } },
      pause: { pause in self.lock.withLock { self.seconds += pause } }, random: { 1 })
  }
}

extension Engine {
  /// The names of its tables.
  fileprivate var tables: [String] {
    let answer = try? run(Call("ListTables", [:]))
    return (answer?.body["TableNames"]?.array ?? []).compactMap(\.string)
  }
}
