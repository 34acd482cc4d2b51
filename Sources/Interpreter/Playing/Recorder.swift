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
  private let kept = Mutex<[Exchange]>([])

  /// - Parameter measures: false where a recorder around this one asks for capacity already.
  package init(_ database: any DynamoDB, measures: Bool = true) {
    self.database = database
    self.measures = measures
  }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let asks = measures && call.leavesCapacityOut
    var sent = call
    if asks { sent.body["ReturnConsumedCapacity"] = "INDEXES" }
    let retries = RetryCount()
    let start = ContinuousClock.now
    do throws(DynamoDBError) {
      let full = try await retries.counting { [sent] () async throws(DynamoDBError) in
        try await database.send(sent)
      }
      var answer = full
      if asks { answer.body["ConsumedCapacity"] = nil }
      keep(call, .answer(answer), Capacity(of: call, answer: full.body), retries, since: start)
      return answer
    } catch {
      keep(call, .error(error), .zero, retries, since: start)
      throw error
    }
  }

  private func keep(
    _ call: Call, _ reply: Exchange.Reply, _ capacity: Capacity, _ retries: RetryCount,
    since start: ContinuousClock.Instant
  ) {
    var exchange = Exchange(call: call, reply: reply, capacity: capacity)
    exchange.retries = retries.value
    exchange.duration = ContinuousClock.now - start
    kept.withLock { $0.append(exchange) }
  }

  /// The exchanges since the last time they were taken, in the order of their answers.
  package func take() -> [Exchange] {
    kept.withLock { kept in
      let exchanges = kept
      kept = []
      return exchanges
    }
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
