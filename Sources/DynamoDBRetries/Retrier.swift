package import DynamoDBWire

/// A database that sends calls again which went wrong for a while, where that is safe.
///
/// What came of it is told in the error: how often it was sent, and where it was not sent again
/// though it might have gone well, that it may have been carried out.
package final class Retrier: DynamoDB {
  private let database: any DynamoDB
  private let policy: RetryPolicy
  private let clock: RetryClock
  private let quota = RetryQuota()
  private let rate: SendRate
  private let token: @Sendable () -> String

  /// - Parameter token: Makes a `ClientRequestToken` for a transaction that has none.
  package init(
    _ database: any DynamoDB, policy: RetryPolicy = RetryPolicy(), clock: RetryClock = .real,
    token: @escaping @Sendable () -> String = Retrier.randomToken
  ) {
    self.database = database
    self.policy = policy
    self.clock = clock
    self.token = token
    rate = SendRate(clock: clock)
  }

  package var executor: (any TaskExecutor)? { database.executor }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    var call = call
    if call.takesToken, call.body["ClientRequestToken"] == nil {
      call.body["ClientRequestToken"] = .string(token())
    }
    var retries = 0
    var taken = 0
    while true {
      await rate.acquire()
      do throws(DynamoDBError) {
        let answer = try await database.send(call)
        rate.note(throttled: false)
        quota.giveBack(taken)
        return answer
      } catch {
        rate.note(throttled: error.isThrottling)
        guard policy.repeats(call, after: error) else { throw explained(error, call, retries) }
        guard retries + 1 < policy.attempts, !Task.isCancelled,
          let cost = quota.take(afterLostAnswer: error.isAnswerLost)
        else { throw explained(error, call, retries) }
        taken = cost
        await clock.pause(
          policy.wait(before: retries, throttled: error.isThrottling, random: clock.random()))
        retries += 1
        RetryCount.current?.increment()
      }
    }
  }

  /// The service's own errors stay as they are; of the others it is said what was tried.
  private func explained(_ error: DynamoDBError, _ call: Call, _ retries: Int) -> DynamoDBError {
    guard error.isUnreachable || error.isAnswerLost else { return error }
    var error = error
    if retries > 0 { error.message += " (tried \(retries + 1) times)" }
    if error.isAnswerLost, !call.canBeRepeated {
      error.message +=
        "; '\(call.operation)' may have been carried out, so it was not sent again"
    }
    return error
  }

  /// 32 hexadecimal digits.
  package static func randomToken() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
