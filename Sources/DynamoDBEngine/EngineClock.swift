import Glibc

/// What an engine takes for the time.
package enum EngineClock: Sendable {
  /// What it was last told, so that a run gives the same twice.
  case manual
  /// The machine's clock.
  case system

  /// The machine's time in seconds since 1970.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return time.tv_sec
  }
}
