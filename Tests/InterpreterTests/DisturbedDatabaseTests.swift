import AccessPatterns
import Documents
import DynamoDBEngine
import DynamoDBWire
import Foundation
import Interpreter
import Scenarios
import Testing

/// Faults on purpose: what a scenario sees of them.
@Suite struct DisturbedDatabaseTests {
  private static let head = """
    schema: partita/v1
    steps:
      - request:
          CreateTable:
            TableName: t
            BillingMode: PAY_PER_REQUEST
            KeySchema: [{ AttributeName: PK, KeyType: HASH }, { AttributeName: SK, KeyType: RANGE }]
            AttributeDefinitions:
              - { AttributeName: PK, AttributeType: S }
              - { AttributeName: SK, AttributeType: S }
              - { AttributeName: G, AttributeType: S }
            GlobalSecondaryIndexes:
              - IndexName: GSI1
                KeySchema: [{ AttributeName: G, KeyType: HASH }]
                Projection: { ProjectionType: ALL }
      - foreach: [a, b, c, d, e, f, g, h]
        request:
          PutItem:
            TableName: t
            Item:
              PK: { S: one }
              SK: { S: '${{ item }}' }
              G: { S: all }
              odd: { BOOL: true }
              text: { S: '0123456789012345678901234567890123456789' }

    """

  private func play(_ steps: String, top: String = "") async throws -> Run {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    let lines = steps.split(separator: "\n", omittingEmptySubsequences: false)
    let text = top + Self.head + lines.map { "  \($0)" }.joined(separator: "\n")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scenario = try Interpreter.load(path)
    return try await Interpreter.play(scenario, on: Engine())
  }

  /// What did not hold, and why.
  private func failures(_ run: Run) -> [String] {
    run.steps.flatMap(\.rounds).flatMap { round in
      round.checks.filter { !$0.holds }.map { "\($0.subject): \($0.expected), \($0.actual)" }
        + [round.fault?.message].compactMap(\.self)
    }
  }

  private static let query = """
    request:
        Query:
          TableName: t
          KeyConditionExpression: PK = :one
          ExpressionAttributeValues: { ':one': { S: one } }
    """

  @Test func throttledCallsAreSentAgain() async throws {
    let run = try await play(
      """
      - disturb: { throttle: every 2nd write }
        foreach: [1, 2, 3, 4]
        request: { PutItem: { TableName: t, Item: { PK: { S: x }, SK: { S: '${{ item }}' } } } }
        expect: { changes: { added: 1 } }
      - request: { PutItem: { TableName: t, Item: { PK: { S: x }, SK: { S: z } } } }
      - disturb: { throttle: every write }
        request: { PutItem: { TableName: t, Item: { PK: { S: y }, SK: { S: z } } } }
        expect: { error: ProvisionedThroughputExceededException, changes: none }
      """)
    #expect(run.passed)
    let retries = run.steps[2].rounds.map { $0.exchanges.map(\.retries) }
    #expect(retries == [[0], [1], [1], [1]])
    #expect(run.steps[3].exchanges.map(\.retries) == [0])
    #expect(run.steps[4].exchanges.map(\.retries) == [3])
  }

  @Test func pagesAreShort() async throws {
    let run = try await play(
      """
      - disturb: { page_bytes: 150B }
        \(Self.query)
        expect: { count: 2, scanned_count: 2 }
        assert: ["result.responses[0].LastEvaluatedKey.SK.S == 'b'"]
      - disturb: { page_bytes: 150B }
        request:
          Query:
            TableName: t
            KeyConditionExpression: PK = :one
            FilterExpression: '#odd = :no'
            ExpressionAttributeNames: { '#odd': odd }
            ExpressionAttributeValues: { ':one': { S: one }, ':no': { BOOL: false } }
        expect: { count: 0, scanned_count: 2 }
      - disturb: { page_bytes: 1MB }
        \(Self.query)
        expect: { count: 8 }
      - disturb: { page_bytes: 1B }
        \(Self.query)
        pages: all
        expect: { count: 8, operations: [Query, Query, Query, Query, Query, Query, Query, Query] }
      """)
    #expect(run.passed, "\(failures(run))")
  }

  @Test func lostAnswersAreOfCallsThatWereCarriedOut() async throws {
    let run = try await play(
      """
      - disturb: { lose_answer: 1st }
        request:
          UpdateItem:
            TableName: t
            Key: { PK: { S: one }, SK: { S: a } }
            UpdateExpression: 'ADD n :one'
            ExpressionAttributeValues: { ':one': { N: '1' } }
        expect: { error: AnswerLost, changes: { changed: 1 } }
      - disturb: { lose_answer: 1st write }
        request: { PutItem: { TableName: t, Item: { PK: { S: one }, SK: { S: z } } } }
        expect: { changes: { added: 1 } }
      - request: { GetItem: { TableName: t, Key: { PK: { S: one }, SK: { S: a } } } }
        expect: { item: { n: 1 } }
      """)
    #expect(run.passed, "\(failures(run))")
    #expect(run.steps[3].exchanges.map(\.retries) == [1])
  }

  @Test func indexesAreBehind() async throws {
    let read = """
      request:
          Query:
            TableName: t
            IndexName: GSI1
            KeyConditionExpression: G = :all
            ExpressionAttributeValues: { ':all': { S: all } }
      """
    let run = try await play(
      """
      - request: { PutItem: { TableName: t, Item: { PK: { S: n }, SK: { S: n }, G: { S: all } } } }
      - \(read)
        expect: { count: 8 }
      - \(read)
        expect: { count: 9 }
      """, top: "disturb: { stale_index_reads: 2 steps }\n")
    #expect(run.passed, "\(failures(run))")
  }

  @Test func batchesAreDoneInPart() async throws {
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h"]
      .map { "{ PK: { S: one }, SK: { S: \($0) } }" }.joined(separator: ", ")
    let steps = """
      - id: some
        disturb: { unprocessed: 50% }
        request: { BatchGetItem: { RequestItems: { t: { Keys: [\(keys)] } } } }
        assert:
          - count(result.items) < 8
          - count(result.items) + count(result.responses[0].UnprocessedKeys.t.Keys) == 8
      """
    let run = try await play(steps)
    #expect(run.passed, "\(failures(run))")
    let again = try await play(steps)
    #expect(again.steps[2].rounds[0].outcome.items == run.steps[2].rounds[0].outcome.items)
  }

  @Test func transactionsMeet() async throws {
    let write = """
      request:
          TransactWriteItems:
            TransactItems: [{ Put: { TableName: t, Item: { PK: { S: q }, SK: { S: q } } } }]
      """
    let run = try await play(
      """
      - \(write)
        expect: { error: TransactionCanceledException, changes: none }
      - \(write)
        expect: { changes: { added: 1 } }
      """, top: "disturb: { conflict: 1st transaction }\n")
    #expect(run.passed, "\(failures(run))")
  }

  @Test(arguments: [
    ("throttle: sometimes", "expected which calls, found 'sometimes'"),
    ("unprocessed: 140%", "expected a percentage"), ("page_bytes: 1", "expected a size"),
    ("stale_index_reads: 2", "expected a number of steps"),
    ("conflict: 0th", "expected which calls, found '0th'"),
    ("throtle: 1st", "unknown key 'throtle' of 'disturb'"),
  ]) func mistakes(text: String, message: String) async throws {
    await #expect {
      _ = try await play("- note: x", top: "disturb: { \(text) }\n")
    } throws: { error in
      (error as? Diagnostics)?.all.contains { $0.message.hasPrefix(message) } == true
    }
  }

  @Test(arguments: [
    ("every 3rd write", [3, 6]), ("1st transaction", [1]), ("5th", [5]), ("every", Array(1...6)),
    ("every 2nd reads", [2, 4, 6]),
  ]) func occurrences(text: String, numbers: [Int]) throws {
    let occurrence = try #require(Occurrence(text))
    #expect((1...6).filter { occurrence.includes($0) } == numbers)
  }
}
