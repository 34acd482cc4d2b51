/// How retries wait and roll dice; tests, and databases in this process, do neither.
package struct RetryClock: Sendable {
  /// Seconds from any start that do not go back.
  package let now: @Sendable () -> Double
  /// Waits for a time, in seconds; ends early where the task is cancelled.
  package let pause: @Sendable (Double) async -> Void
  /// From 0 to 1.
  package let random: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Double, pause: @escaping @Sendable (Double) async -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.pause = pause
    self.random = random
  }

  package static let real: RetryClock = {
    let start = ContinuousClock.now
    return RetryClock(
      now: {
        Double(start.duration(to: .now).components.attoseconds) * 1e-18
          + Double(start.duration(to: .now).components.seconds)
      },
      pause: { seconds in try? await Task.sleep(for: .seconds(seconds)) },
      random: { Double.random(in: 0...1) })
  }()

  /// Waits for nothing, for databases whose time is virtual.
  package static let immediate = RetryClock(now: { 0 }, pause: { _ in }, random: { 0.5 })
}
