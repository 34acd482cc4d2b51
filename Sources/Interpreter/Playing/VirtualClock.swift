import Scenarios

/// The time a scenario runs at.
///
/// It stands at `start` until something has been sent; from then on each step, round or attempt that
/// has run adds one tick.
struct VirtualClock {
  private var milliseconds: Int
  private let tick: Duration
  private var hasSent = false

  init(_ settings: ClockSettings) {
    milliseconds = settings.start.milliseconds
    tick = settings.tick
  }

  /// A clock that no tick moves, for what takes no time of its own.
  init(standingAt seconds: Int) {
    milliseconds = seconds * 1000
    tick = .seconds(0)
  }

  /// Seconds since 1970, rounded down.
  var now: Int { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

  /// After a step, round or attempt.
  mutating func ran(sentSomething: Bool) {
    hasSent = hasSent || sentSomething
    if hasSent { milliseconds += tick.milliseconds }
  }

  mutating func advance(by duration: Duration) { milliseconds += duration.milliseconds }
}
