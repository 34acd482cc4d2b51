import Scenarios

extension Scenario {
  /// Whether any step, of groups and included files too, asks for faults.
  var disturbsSteps: Bool { (steps + finally).contains { $0.isDisturbed } }
}

extension StepDescription {
  fileprivate var isDisturbed: Bool {
    disturbance != nil || action.inner.contains { $0.isDisturbed }
  }
}
