import AccessPatterns
import DynamoDBEngine
import DynamoDBWire
import Scenarios
import Synchronization
import Testing

@testable import Interpreter

/// Requests that are under way together.
@Suite struct FanOutTests {
  /// Answers later the earlier it was asked, and notes how many waited at once.
  private final class Slow: DynamoDB {
    let engine = Engine()
    let counts = Mutex((waiting: 0, most: 0, sent: 0))

    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      guard call.operation == "BatchWriteItem" else { return try await engine.send(call) }
      let number = counts.withLock { counts in
        counts.waiting += 1
        counts.sent += 1
        counts.most = max(counts.most, counts.waiting)
        return counts.sent
      }
      try? await Task.sleep(for: .milliseconds(40 - 4 * min(number, 9)))
      counts.withLock { $0.waiting -= 1 }
      return try await engine.send(call)
    }
  }

  private static func play(_ database: any DynamoDB, width: Int) -> Play {
    Play(database: database, uuid: { "" }, now: 0, width: width)
  }

  private static let writes = (0..<200).map { BatchWrite.put(["PK": .s("\($0)")]) }

  private static func makeTable(in database: any DynamoDB) async throws {
    _ = try await database.send(
      Call(
        "CreateTable",
        [
          "TableName": "t12", "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": [["AttributeName": "PK", "KeyType": "HASH"]],
          "AttributeDefinitions": [["AttributeName": "PK", "AttributeType": "S"]],
        ]))
  }

  @Test func batchesAreUnderWayTogetherAndToldInOrder() async throws {
    let slow = Slow()
    try await Self.makeTable(in: slow)
    let recorder = Recorder(slow)
    try await Self.play(recorder, width: 4).write("t12", Self.writes)
    #expect(slow.counts.withLock { $0.most } == 4)
    let first = recorder.take().map { exchange in
      exchange.call.body["RequestItems"]?["t12"]?.array?.first?["PutRequest"]?["Item"]?["PK"]?["S"]?
        .string
    }
    #expect(first == ["0", "25", "50", "75", "100", "125", "150", "175"])
    let count = try await slow.send(Call("Scan", ["TableName": "t12", "Select": "COUNT"]))
    #expect(count.body["Count"] == 200)
  }

  @Test func theFirstErrorEndsIt() async throws {
    let slow = Slow()
    await #expect(throws: DynamoDBError.self) {
      try await Self.play(slow, width: 2).write("t12", Self.writes)
    }
    #expect(slow.counts.withLock { $0.sent } < 8)
  }
}
