import Documents
import Scenarios

/// The times by which the scenario, the steps around the present one and the step itself must be over.
struct Watch {
  /// A time that something has, and what is said when it takes longer.
  struct Deadline {
    let limit: Scenarios.Duration
    let what: String
    /// Where the limit stands, if it stands in a file.
    let span: Span?
    let instant: ContinuousClock.Instant
    /// Whether a step has told already that it was over.
    var isTold = false

    private init(_ limit: Scenarios.Duration, _ what: String, _ span: Span? = nil) {
      self.limit = limit
      self.what = what
      self.span = span
      instant = .now + .milliseconds(limit.milliseconds)
    }

    static func scenario(_ limit: Scenarios.Duration) -> Deadline {
      Deadline(limit, "the scenario")
    }
    static func finally(_ limit: Scenarios.Duration) -> Deadline { Deadline(limit, "'finally'") }
    static func step(_ name: String, _ limit: Scenarios.Duration, _ span: Span?) -> Deadline {
      Deadline(limit, "'\(name)'", span)
    }

    var check: Check {
      Check(
        subject: "timeout", expected: "at most \(limit)", actual: "\(what) took longer",
        holds: false, span: span)
    }
  }

  private let recorder: Recorder
  /// The outermost first; nil for what has no limit.
  private var deadlines: [Deadline?] = [] {
    didSet { recorder.setDeadline(deadlines.lazy.compactMap { $0?.instant }.min()) }
  }

  init(_ recorder: Recorder) { self.recorder = recorder }

  mutating func begin(_ deadline: Deadline?) { deadlines.append(deadline) }

  /// - Returns: The deadline that `begin` set, where it was missed and nothing has said so.
  mutating func end() -> Deadline? {
    guard let last = deadlines.popLast(), let deadline = last else { return nil }
    return !deadline.isTold && deadline.instant <= .now ? deadline : nil
  }

  /// Sets all limits aside until they are resumed.
  mutating func suspend() -> [Deadline?] {
    let outer = deadlines
    deadlines = []
    return outer
  }

  mutating func resume(_ outer: [Deadline?]) { deadlines = outer }

  /// Whether one of the times is over.
  var isOver: Bool {
    let now = ContinuousClock.now
    return deadlines.contains { $0.map { $0.instant <= now } ?? false }
  }

  /// What is said of a step that was cut off: whose time was over. It is not said again then.
  mutating func fault(at span: Span) -> Diagnostic {
    let now = ContinuousClock.now
    guard
      let index = deadlines.firstIndex(where: { $0.map { $0.instant <= now } ?? false }),
      let deadline = deadlines[index]
    else { return .error("the time was over", at: span) }
    deadlines[index]?.isTold = true
    return .error("\(deadline.what) took longer than \(deadline.limit)", at: deadline.span ?? span)
  }

  /// A pause, no longer than the time that is left.
  func shortened(_ pause: Swift.Duration) -> Swift.Duration {
    let left = deadlines.lazy.compactMap { $0?.instant }.min().map { $0 - .now }
    return left.map { min(pause, max($0, .zero)) } ?? pause
  }
}
