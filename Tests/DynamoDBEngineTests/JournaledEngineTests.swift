import DynamoDBWire
import Journal
import Synchronization
import Testing

@testable import DynamoDBEngine

/// What is acknowledged, what is grouped, and what becomes of writes when the journal fails.
@Suite struct JournaledEngineTests {
  private static let createTable = Call(
    "CreateTable",
    [
      "TableName": "t-1", "BillingMode": "PAY_PER_REQUEST",
      "KeySchema": [["AttributeName": "PK", "KeyType": "HASH"]],
      "AttributeDefinitions": [["AttributeName": "PK", "AttributeType": "S"]],
    ])

  private static func put(_ key: String) -> Call {
    Call("PutItem", ["TableName": "t-1", "Item": .item(["PK": .s(key)])])
  }

  private static func count(_ engine: JournaledEngine) async throws -> Int? {
    try await engine.send(Call("Scan", ["TableName": "t-1"])).body["Count"]?.int
  }

  /// A journal that can be told to fail or to wait, and counts its transactions.
  private final class Gate: DatabaseJournal {
    struct State {
      var fails = false
      var isShut = false
      var writes = 0
      var kept = Database()
    }

    let state = Mutex(State())

    func write(from earlier: Database, to later: Database) throws(JournalFailure) {
      while state.withLock({ $0.isShut }) {}
      let fails = state.withLock { state in
        state.writes += 1
        if !state.fails { state.kept = later }
        return state.fails
      }
      if fails { throw JournalFailure(.diskFull, "the disk is full") }
    }

    func close() {}
  }

  @Test func aWriteThatFailsInTheJournalIsNeitherAcknowledgedNorKept() async throws {
    let gate = Gate()
    let engine = JournaledEngine(Database(), journal: gate, clock: .manual)
    _ = try await engine.send(Self.createTable)
    _ = try await engine.send(Self.put("a"))
    gate.state.withLock { $0.fails = true }
    await #expect {
      _ = try await engine.send(Self.put("b"))
    } throws: { error in
      let error = error as? DynamoDBError
      return error?.type == "InternalServerError"
        && error?.message
          == "The write was not carried out, it could not be kept: the disk is full"
    }
    #expect(try await Self.count(engine) == 1)
    await #expect(throws: DynamoDBError.self) {
      _ = try await engine.send(Call("DeleteTable", ["TableName": "t-1"]))
    }
    gate.state.withLock { $0.fails = false }
    // It goes on once there is room again, from what is kept.
    _ = try await engine.send(Self.put("c"))
    #expect(try await Self.count(engine) == 2)
    #expect(gate.state.withLock { $0.kept.tablesByName["t-1"]?.items.count } == 2)
  }

  @Test func writesThatWaitAreWrittenTogetherAndReadsSeeNoneOfThem() async throws {
    let gate = Gate()
    let engine = JournaledEngine(Database(), journal: gate, clock: .manual)
    _ = try await engine.send(Self.createTable)
    gate.state.withLock { $0.isShut = true }
    let answered = Atomic<Int>(0)
    for number in 0..<100 {
      let result = engine.run(Self.put("k\(number)")) { result in
        if case .success = result { answered.add(1, ordering: .relaxed) }
      }
      #expect(result == nil)
    }
    #expect(try await Self.count(engine) == 0)
    #expect(answered.load(ordering: .relaxed) == 0)
    gate.state.withLock { $0.isShut = false }
    _ = try await engine.send(Self.put("last"))
    #expect(answered.load(ordering: .relaxed) == 100)
    #expect(try await Self.count(engine) == 101)
    // The table and the hundred together; or apart from them the one that the writing thread began
    // with before the others came, and the last, which came when the others were being written.
    #expect((2...4).contains(gate.state.withLock { $0.writes }))
  }

  @Test func aConditionIsCheckedOnWritesThatStillWait() async throws {
    let gate = Gate()
    let engine = JournaledEngine(Database(), journal: gate, clock: .manual)
    _ = try await engine.send(Self.createTable)
    gate.state.withLock { $0.isShut = true }
    var call = Self.put("a")
    call.body["ConditionExpression"] = "attribute_not_exists(PK)"
    let outcomes = Mutex<[String]>([])
    for _ in 0..<2 {
      let result = engine.run(call) { result in
        outcomes.withLock { outcomes in
          switch result {
          case .success: outcomes.append("stored")
          case .failure(let error): outcomes.append(error.type)
          }
        }
      }
      #expect(result == nil)
    }
    gate.state.withLock { $0.isShut = false }
    engine.close()
    #expect(outcomes.withLock { $0 } == ["stored", "ConditionalCheckFailedException"])
  }

  @Test func whatExpiresIsKeptAsDeletedBeforeAnybodyIsTold() async throws {
    let gate = Gate()
    let engine = JournaledEngine(Database(), journal: gate, clock: .manual)
    _ = await engine.setClock(1_700_000_000)
    _ = try await engine.send(Self.createTable)
    _ = try await engine.send(
      Call(
        "UpdateTimeToLive",
        [
          "TableName": "t-1",
          "TimeToLiveSpecification": ["AttributeName": "ttl", "Enabled": true],
        ]))
    _ = try await engine.send(
      Call("PutItem", ["TableName": "t-1", "Item": .item(["PK": "a", "ttl": 1_700_000_010])]))
    _ = await engine.setClock(1_700_000_020)
    #expect(try await Self.count(engine) == 0)
    #expect(gate.state.withLock { $0.kept.tablesByName["t-1"]?.items.count } == 0)
    // Where the deletion cannot be kept, reads do not see the item all the same.
    _ = try await engine.send(
      Call("PutItem", ["TableName": "t-1", "Item": .item(["PK": "b", "ttl": 1_700_000_030])]))
    gate.state.withLock { $0.fails = true }
    _ = await engine.setClock(1_700_000_040)
    #expect(try await Self.count(engine) == 0)
    #expect(gate.state.withLock { $0.kept.tablesByName["t-1"]?.items.count } == 1)
  }

  @Test func timeDoesNotGoBack() async throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    let first = try JournaledEngine.open(path, sync: .full)
    _ = await first.setClock(1_700_000_500)
    first.close()
    let second = try JournaledEngine.open(path, sync: .full)
    _ = await second.setClock(1_700_000_000)
    #expect((await second.snapshot() as? Database)?.clock == 1_700_000_500)
    second.close()
    await #expect(throws: DynamoDBError.self) { _ = try await second.send(Self.createTable) }
  }
}
