package import Scenarios

/// How a scenario is played, beyond what its file says.
package struct PlayOptions: Sendable {
  /// How long the scenario may take, in real time; what cleans up (`finally`) has as long again.
  package var timeout: Scenarios.Duration?
  /// The same for each step that has no `timeout` of its own.
  package var stepTimeout: Scenarios.Duration?
  /// Which steps with tags are played.
  package var tags: TagFilter?
  /// Steps of the scenario's own file that begin below this line are left out.
  package var lastLine: Int?

  /// Asks the reader before a step runs; the step waits for it.
  package var ask: (@Sendable (_ question: Question, _ step: String) -> Void)?
  /// Faults that the database is to have, before those of the scenario.
  package var disturbance: Disturbance?
  /// The database's name, for differences that a scenario accepts there; nil is the embedded one.
  package var target: String?

  /// Whether steps may be left out.
  package var isPartial: Bool { tags != nil || lastLine != nil }

  package init(
    timeout: Scenarios.Duration? = nil, stepTimeout: Scenarios.Duration? = nil,
    tags: TagFilter? = nil, lastLine: Int? = nil
  ) {
    self.timeout = timeout
    self.stepTimeout = stepTimeout
    self.tags = tags
    self.lastLine = lastLine
  }
}
