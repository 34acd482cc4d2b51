import AccessPatterns
import DynamoDBEngine
import DynamoDBWire
import Synchronization
import Templates
import Testing

/// Writing in batches, and what becomes of items that the service leaves unprocessed.
@Suite struct BatchTests {
  /// Takes at most so many items of each batch and leaves the rest unprocessed.
  private final class Busy: DynamoDB {
    let limit: Int
    private let taken = Mutex<[Int]>([])
    var batches: [Int] { taken.withLock { $0 } }

    init(takes limit: Int) { self.limit = limit }

    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      let requests = call.body["RequestItems"]?["tab"]?.array ?? []
      taken.withLock { $0.append(requests.count) }
      let left = Array(requests.dropFirst(limit))
      return Answer(["UnprocessedItems": left.isEmpty ? [:] : ["tab": .array(left)]])
    }
  }

  private func write(_ count: Int, to database: Busy, pauses: Pauses) async throws(DynamoDBError) {
    let play = Play(
      database: database, uuid: { "" }, now: 0,
      pause: { time in pauses.all.withLock { $0.append(time) } })
    try await play.write("tab", (0..<count).map { .put(["PK": .s("\($0)")]) })
  }

  private final class Pauses: Sendable { let all = Mutex<[Int]>([]) }

  @Test func writesTwentyFiveAtATime() async throws {
    let database = Busy(takes: 25)
    let pauses = Pauses()
    try await write(60, to: database, pauses: pauses)
    #expect(database.batches == [25, 25, 10])
    #expect(pauses.all.withLock { $0 } == [])
  }

  @Test func sendsUnprocessedItemsAgainAfterGrowingPauses() async throws {
    let database = Busy(takes: 10)
    let pauses = Pauses()
    try await write(30, to: database, pauses: pauses)
    #expect(database.batches == [25, 15, 5, 5])
    #expect(pauses.all.withLock { $0 } == [50, 100])
  }

  @Test func givesUpAfterEightAttempts() async throws {
    let database = Busy(takes: 0)
    await #expect { try await write(1, to: database, pauses: Pauses()) } throws: { error in
      (error as? DynamoDBError)?.type == "ProvisionedThroughputExceededException"
    }
    #expect(database.batches.count == 8)
  }

  /// Another message comes between reading the channel's number and using it.
  private final class Overtaking: DynamoDB {
    let engine = Engine()
    let other: @Sendable (Engine) async throws(DynamoDBError) -> Void
    private let left = Mutex(1)

    init(_ other: @escaping @Sendable (Engine) async throws(DynamoDBError) -> Void) {
      self.other = other
    }

    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      if call.operation == "TransactWriteItems",
        left.withLock({ left in
          left -= 1
          return left == 0
        })
      {
        try await other(engine)
      }
      return try await engine.send(call)
    }
  }

  @Test func aMessageThatIsOvertakenTakesTheNextNumber() async throws {
    let model = try #require(Model.named("chat"))
    let send = try #require(model.pattern(named: "send_message"))
    let overtaking = Overtaking { engine throws(DynamoDBError) in
      _ = try await engine.send(
        Call(
          "UpdateItem",
          [
            "TableName": "chat-v2", "Key": .item(["PK": "CHAN#c", "SK": "CHAN#c"]),
            "UpdateExpression": "ADD MessageCount :one",
            "ExpressionAttributeValues": .item([":one": 1]),
          ]))
    }
    let setUp = Play(database: overtaking.engine, uuid: { "m" }, now: 0)
    for (name, arguments) in [
      ("create_table", []), ("save_user", [("id", "u"), ("name", "Una"), ("mail", "")]),
      ("save_channel", [("id", "c"), ("name", "Cafe"), ("description", "")]),
      ("join_channel", [("user", "u"), ("channel", "c")]),
    ] as [(String, [(String, String)])] {
      let pattern = try #require(model.pattern(named: name))
      let given = arguments.map { Value.Entry($0.0, .text($0.1)) }
      _ = try await pattern.run(try pattern.fill(given, setUp), setUp)
    }
    let pauses = Pauses()
    let play = Play(
      database: overtaking, uuid: { "m" }, now: 0,
      pause: { time in pauses.all.withLock { $0.append(time) } })
    let given = [("user", "u"), ("channel", "c"), ("text", "Hi")].map {
      Value.Entry($0.0, .text($0.1))
    }
    _ = try await send.run(try send.fill(given, play), play)
    #expect(pauses.all.withLock { $0 } == [20])
    let answer = try await overtaking.engine.send(Call("Scan", ["TableName": "chat-v2"]))
    let keys = (answer.body["Items"]?.array ?? []).compactMap { $0["SK"]?["S"]?.string }
    #expect(keys.contains("MSG#000000000002"))
    #expect(!keys.contains("MSG#000000000001"))
  }
}
