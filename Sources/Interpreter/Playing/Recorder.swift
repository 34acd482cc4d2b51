package import DynamoDBWire
package import Scenarios
import Synchronization

/// Passes calls on to another database and keeps each with its answer and what it consumed.
///
/// It asks for the consumed capacity where a call does not ask itself, and takes out of the kept and
/// of the returned answer what only it asked for.
package final class Recorder: DynamoDB {
  private let database: any DynamoDB
  private let measures: Bool
  private let kept = Mutex<[(exchange: Exchange, place: FanOut.Place?)]>([])
  private let deadline = Mutex<ContinuousClock.Instant?>(nil)
  /// Whether a call is answered at once, so that nobody need watch the time meanwhile.
  let isImmediate: Bool

  /// - Parameter measures: false where a recorder around this one asks for capacity already.
  package init(_ database: any DynamoDB, measures: Bool = true) {
    self.database = database
    self.measures = measures
    isImmediate = database is any ImmediateDynamoDB
  }

  /// From this moment on calls fail with `DynamoDBError.timeout`, also those under way.
  func setDeadline(_ instant: ContinuousClock.Instant?) { deadline.withLock { $0 = instant } }

  package var executor: (any TaskExecutor)? { database.executor }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let asks = measures && call.leavesCapacityOut
    if let deadline = deadline.withLock({ $0 }), deadline <= .now { throw .timeout }
    var sent = call
    if asks { sent.body["ReturnConsumedCapacity"] = "INDEXES" }
    let retries = RetryCount()
    let start = ContinuousClock.now
    do throws(DynamoDBError) {
      let full = try await retries.counting { [self, sent] () async throws(DynamoDBError) in
        try await self.answer(to: sent)
      }
      var answer = full
      if asks { answer.body["ConsumedCapacity"] = nil }
      keep(
        call, .answer(answer), Capacity(of: call, answer: full.body), retries, since: start,
        consumed: full.body["ConsumedCapacity"])
      return answer
    } catch {
      keep(call, .error(error), .zero, retries, since: start)
      throw error
    }
  }

  private func answer(to call: Call) async throws(DynamoDBError) -> Answer {
    guard !isImmediate, let deadline = deadline.withLock({ $0 }) else {
      return try await database.send(call)
    }
    return try await race(call, until: deadline).get()
  }

  /// What comes first: the answer, or the end of the time. A call that was sent may still have its
  /// effect when nobody waits for its answer any more.
  private func race(
    _ call: Call, until deadline: ContinuousClock.Instant
  ) async -> Result<Answer, DynamoDBError> {
    let (results, continuation) = AsyncStream.makeStream(of: Result<Answer, DynamoDBError>.self)
    let database = database
    let sending = Task {
      do throws(DynamoDBError) {
        continuation.yield(.success(try await database.send(call)))
      } catch {
        continuation.yield(.failure(error))
      }
    }
    let timer = Task {
      try? await Task.sleep(until: deadline)
      continuation.yield(.failure(.timeout))
    }
    defer {
      sending.cancel()
      timer.cancel()
    }
    for await first in results { return first }
    return .failure(.timeout)
  }

  private func keep(
    _ call: Call, _ reply: Exchange.Reply, _ capacity: Capacity, _ retries: RetryCount,
    since start: ContinuousClock.Instant, consumed: JSON? = nil
  ) {
    var exchange = Exchange(call: call, reply: reply, capacity: capacity)
    exchange.retries = retries.value
    exchange.duration = ContinuousClock.now - start
    exchange.consumed = consumed
    kept.withLock { $0.append((exchange, FanOut.place)) }
  }

  /// The exchanges since the last time they were taken, in the order of their answers; those that were
  /// under way together in the order of what asked for them.
  package func take() -> [Exchange] {
    var taken = kept.withLock { kept in
      let exchanges = kept
      kept = []
      return exchanges
    }
    var start = 0
    while start < taken.count {
      guard let fanOut = taken[start].place?.fanOut else {
        start += 1
        continue
      }
      let end = taken[start...].firstIndex { $0.place?.fanOut !== fanOut } ?? taken.count
      let sorted = taken[start..<end].enumerated().sorted { left, right in
        (left.element.place?.index ?? 0, left.offset) < (
          right.element.place?.index ?? 0, right.offset
        )
      }
      taken.replaceSubrange(start..<end, with: sorted.map(\.element))
      start = end
    }
    return taken.map(\.exchange)
  }
}

extension Call {
  /// Whether its operation reports capacity and nobody asked. `NONE` is what the service assumes
  /// where nothing stands, so it does not count as asking.
  fileprivate var leavesCapacityOut: Bool {
    guard OperationName.reportingCapacity.contains(operation) else { return false }
    let asked = body["ReturnConsumedCapacity"]
    return asked == nil || asked == "NONE"
  }
}
