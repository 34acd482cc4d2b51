import Synchronization

/// The token bucket of the standard mode: where most calls fail, retries stop making it worse.
///
/// A retry takes 5 tokens, one after a lost answer 10; a call that goes well gives back what its last
/// retry took, or 1.
/// - Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
package final class RetryQuota: Sendable {
  static let capacity = 500
  private let available = Mutex(capacity)

  package init() {}

  var tokens: Int { available.withLock { $0 } }

  /// - Returns: What was taken; nil where too little is left.
  func take(afterLostAnswer: Bool) -> Int? {
    let cost = afterLostAnswer ? 10 : 5
    return available.withLock { available in
      guard available >= cost else { return nil }
      available -= cost
      return cost
    }
  }

  func giveBack(_ tokens: Int) {
    available.withLock { $0 = min($0 + max(1, tokens), Self.capacity) }
  }
}
