import DynamoDBWire
import Synchronization
import Testing

@testable import DynamoDBRetries

/// Answers with what a script says, in turn; the last line stays.
final class Scripted: DynamoDB {
  private let script: [DynamoDBError?]
  let calls = Mutex<[Call]>([])

  init(_ script: [DynamoDBError?]) { self.script = script }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let number = calls.withLock { calls in
      calls.append(call)
      return calls.count - 1
    }
    if let error = script[min(number, script.count - 1)] { throw error }
    return Answer(["number": .number(String(number))])
  }
}

/// A clock that notes waits and makes time pass by them.
final class NotedClock: Sendable {
  let waits = Mutex<[Double]>([])
  let time = Mutex(0.0)

  var clock: RetryClock {
    RetryClock(
      now: { self.time.withLock { $0 } },
      pause: { seconds in
        self.waits.withLock { $0.append(seconds) }
        self.time.withLock { $0 += seconds }
      }, random: { 1 })
  }
}

private let throttled = DynamoDBError("ProvisionedThroughputExceededException", "too much")
private let broken = DynamoDBError("InternalServerError", "broken")
private let lost = DynamoDBError.answerLost("http://x: gone")
private let put = Call("PutItem", ["TableName": "t", "Item": .item(["PK": "a"])])
private let add = Call("UpdateItem", ["TableName": "t", "UpdateExpression": "ADD n :one"])

@Suite struct RetrierTests {
  private func error(
    _ script: [DynamoDBError?], _ call: Call, attempts: Int = 4
  ) async -> (error: DynamoDBError?, sent: Int, retries: Int) {
    let database = Scripted(script)
    let retrier = Retrier(
      database, policy: RetryPolicy(attempts: attempts), clock: NotedClock().clock)
    let count = RetryCount()
    do throws(DynamoDBError) {
      _ = try await count.counting { () async throws(DynamoDBError) in try await retrier.send(call)
      }
      return (nil, database.calls.withLock { $0.count }, count.value)
    } catch {
      return (error, database.calls.withLock { $0.count }, count.value)
    }
  }

  @Test func throttlingIsWaitedOut() async {
    let result = await error([throttled, throttled, nil], add)
    #expect(result.error == nil)
    #expect(result.sent == 3)
    #expect(result.retries == 2)
  }

  @Test func attemptsEnd() async {
    let result = await error([throttled], put, attempts: 3)
    #expect(result.error?.type == "ProvisionedThroughputExceededException")
    #expect(result.error?.message == "too much")
    #expect(result.sent == 3)
  }

  @Test func otherErrorsAreAnswers() async {
    let condition = DynamoDBError("ConditionalCheckFailedException", "no")
    let result = await error([condition], put)
    #expect(result.error?.type == "ConditionalCheckFailedException")
    #expect(result.sent == 1)
  }

  /// What may have been carried out is sent again only where nobody would notice.
  @Test(arguments: [
    (put, 2), (add, 1), (Call("GetItem", [:]), 2), (Call("Query", [:]), 2),
    (Call("PutItem", ["ConditionExpression": "attribute_not_exists(PK)"]), 1),
    (Call("DeleteItem", ["ReturnValues": "ALL_OLD"]), 1),
    (Call("DeleteItem", ["ReturnValues": "NONE"]), 2), (Call("BatchWriteItem", [:]), 2),
    (Call("TransactWriteItems", [:]), 2), (Call("CreateTable", [:]), 1),
    (Call("DeleteTable", [:]), 1), (Call("ExecuteStatement", [:]), 1),
  ]) func lostAnswers(call: Call, sent: Int) async {
    for failure in [lost, broken] {
      let result = await error([failure, nil], call)
      #expect(result.sent == sent, "\(call.operation) after \(failure.type)")
      #expect((result.error == nil) == (sent == 2))
    }
  }

  @Test func whatMayHaveBeenDoneIsSaid() async {
    #expect(
      await error([lost], add).error?.message
        == "http://x: gone; 'UpdateItem' may have been carried out, so it was not sent again")
    #expect(await error([lost], put).error?.message == "http://x: gone (tried 4 times)")
  }

  @Test func whatWasNotSentIsSentAgain() async {
    let result = await error([.unreachable("refused"), nil], add)
    #expect(result.error == nil)
    #expect(result.sent == 2)
  }

  @Test func aTransactionKeepsItsToken() async throws {
    let database = Scripted([broken, nil])
    let retrier = Retrier(database, clock: NotedClock().clock)
    _ = try await retrier.send(Call("TransactWriteItems", ["TransactItems": []]))
    let tokens = database.calls.withLock { $0.map { $0.body["ClientRequestToken"]?.string } }
    #expect(tokens.count == 2)
    #expect(tokens[0]?.count == 32)
    #expect(tokens[0] == tokens[1])
    _ = try await retrier.send(Call("TransactWriteItems", ["ClientRequestToken": "mine"]))
    #expect(database.calls.withLock { $0.last?.body["ClientRequestToken"] } == "mine")
  }

  @Test func waitsGrowAndAreJittered() {
    let policy = RetryPolicy()
    let waits = (0..<12).map { policy.wait(before: $0, throttled: false, random: 1) }
    #expect(waits.prefix(4) == [0.05, 0.1, 0.2, 0.4])
    #expect(waits.last == 20)
    #expect(policy.wait(before: 3, throttled: false, random: 0) == 0)
    #expect(policy.wait(before: 0, throttled: true, random: 0.5) == 0.25)
  }

  /// 500 tokens, 5 for a retry: after 100 of them in vain there is none left.
  @Test func theQuotaStopsStorms() async {
    let database = Scripted([.unreachable("refused")])
    let retrier = Retrier(database, clock: NotedClock().clock)
    for _ in 0..<100 { _ = try? await retrier.send(put) }
    #expect(database.calls.withLock { $0.count } == 100 + 100)
  }

  @Test func theQuotaFillsAgain() {
    let quota = RetryQuota()
    let first = quota.take(afterLostAnswer: true)
    #expect(first == 10)
    #expect(quota.tokens == 490)
    quota.giveBack(10)
    quota.giveBack(0)
    #expect(quota.tokens == 500)
  }

  /// One caller's throttling holds all of them back, and success lets them go faster again.
  @Test func throttlingSlowsEverybodyDown() async {
    let noted = NotedClock()
    let rate = SendRate(clock: noted.clock)
    #expect(rate.limit == nil)
    for _ in 0..<100 {
      await rate.acquire()
      noted.time.withLock { $0 += 0.01 }
      rate.note(throttled: false)
    }
    #expect(noted.waits.withLock { $0.isEmpty })
    rate.note(throttled: true)
    let slow = rate.limit ?? 0
    #expect(slow > 40 && slow < 80)
    for _ in 0..<200 { await rate.acquire() }
    let waited = noted.waits.withLock { $0.reduce(0, +) }
    #expect(waited > 1)
    noted.time.withLock { $0 += 10 }
    for _ in 0..<1000 {
      noted.time.withLock { $0 += 0.005 }
      rate.note(throttled: false)
    }
    #expect((rate.limit ?? 0) > slow)
  }

  /// Rates that botocore's CubicCalculator gives for the same times.
  @Test func followsTheCurve() {
    var cubic = CubicRate(startingRate: 10, at: 5)
    func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 1e-6 }
    #expect(near(cubic.afterSuccess(at: 5), 7))
    #expect(near(cubic.afterSuccess(at: 6), 9.64893600966))
    #expect(near(cubic.afterThrottling(at: 10, time: 7), 7))
    #expect(near(cubic.afterSuccess(at: 12), 21.26626835427364))
  }
}
