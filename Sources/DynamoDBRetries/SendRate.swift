import Synchronization

/// How fast all callers of one client may send together, once the service has throttled one of them.
///
/// Nothing waits before the first throttling. From then on a token bucket holds everybody to a rate
/// that follows `CubicRate`, as the SDKs' adaptive mode does.
package final class SendRate: Sendable {
  private static let smoothing = 0.8
  /// Seconds.
  private static let bucket = 0.5
  private static let minimumRate = 0.5
  private static let minimumCapacity = 1.0

  private struct State {
    var isOn = false
    var cubic: CubicRate
    var rate = minimumRate
    var capacity = minimumCapacity
    var tokens = 0.0
    var filled: Double?
    var measured = 0.0
    var count = 0
    var lastBucket: Double
  }

  private let state: Mutex<State>
  private let clock: RetryClock

  package init(clock: RetryClock) {
    self.clock = clock
    let now = clock.now()
    state = Mutex(
      State(
        cubic: CubicRate(startingRate: Self.minimumRate, at: now), lastBucket: now.rounded(.down)))
  }

  /// Requests a second; nil while nobody is held back.
  package var limit: Double? { state.withLock { $0.isOn ? $0.rate : nil } }

  /// Waits until one more may be sent.
  func acquire() async {
    // The place in the queue is taken at once, as a debt of tokens; the wait is for paying it.
    let wait = state.withLock { state -> Double in
      guard state.isOn else { return 0 }
      Self.fill(&state, at: clock.now())
      state.tokens -= 1
      return state.tokens >= 0 ? 0 : -state.tokens / state.rate
    }
    if wait > 0 { await clock.pause(wait) }
  }

  /// After each answer.
  func note(throttled: Bool) {
    let now = clock.now()
    state.withLock { state in
      Self.measure(&state, at: now)
      let rate: Double
      if throttled {
        let current = state.isOn ? min(state.measured, state.rate) : state.measured
        Self.fill(&state, at: now)
        rate = state.cubic.afterThrottling(at: current, time: now)
        state.isOn = true
      } else {
        guard state.isOn else { return }
        Self.fill(&state, at: now)
        rate = state.cubic.afterSuccess(at: now)
      }
      state.rate = max(min(rate, 2 * state.measured), Self.minimumRate)
      state.capacity = max(state.rate, Self.minimumCapacity)
      state.tokens = min(state.tokens, state.capacity)
    }
  }

  private static func fill(_ state: inout State, at now: Double) {
    if let filled = state.filled {
      state.tokens = min(state.capacity, state.tokens + (now - filled) * state.rate)
    }
    state.filled = now
  }

  /// Answers a second, smoothed over half seconds.
  private static func measure(_ state: inout State, at now: Double) {
    let time = (now / bucket).rounded(.down) * bucket
    state.count += 1
    guard time > state.lastBucket else { return }
    let current = Double(state.count) / (time - state.lastBucket)
    state.measured = current * smoothing + state.measured * (1 - smoothing)
    state.count = 0
    state.lastBucket = time
  }
}
