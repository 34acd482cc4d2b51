import DynamoDBWire

/// When a call is sent again, and after how long.
package struct RetryPolicy: Sendable {
  /// Attempts in all, the first among them.
  package var attempts = 4
  /// Seconds that the first wait takes at most; each further one twice as many.
  var base = 0.05
  /// After throttling, when the service needs time to breathe.
  var throttlingBase = 0.5
  var longest = 20.0

  package init() {}

  package init(attempts: Int) { self.attempts = attempts }

  /// Whether a call may be sent again after an error, going by what the error says.
  func repeats(_ call: Call, after error: DynamoDBError) -> Bool {
    if error.isThrottling { return true }
    guard error.isUnreachable || error.isAnswerLost || error.isTransient else { return false }
    return error.leavesNothingDone || call.canBeRepeated
  }

  /// Full jitter: anything from nothing to the whole wait.
  /// - Parameter retry: 0 for the first.
  func wait(before retry: Int, throttled: Bool, random: Double) -> Double {
    var most = throttled ? throttlingBase : base
    for _ in 0..<min(retry, 16) { most *= 2 }
    return min(most, longest) * random
  }
}
