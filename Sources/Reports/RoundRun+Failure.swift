import Scenarios

extension RoundRun {
  /// Whether the scenario said that the error would come.
  var expectsError: Bool { checks.contains { $0.subject.hasPrefix("error") && $0.holds } }

  var hasFailed: Bool {
    fault != nil || error != nil && !expectsError || checks.contains { !$0.holds }
      || children.contains { $0.status == .failed }
  }
}
