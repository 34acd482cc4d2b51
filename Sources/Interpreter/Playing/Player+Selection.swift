import Documents
import Scenarios

extension Player {
  /// Why a step is not played though nothing failed before it; nil where it is.
  ///
  /// What cleans up is always played. A step without tags goes with its scenario; one with tags is
  /// played where the filter takes them, those of the groups around it and those of the scenario
  /// together.
  func reasonToLeaveOut(_ step: StepDescription, isFinally: Bool) -> String? {
    if isFinally { return nil }
    if watch.isOver { return "the time was over" }
    if let line = options.lastLine, step.line > line, step.span.file.path == scenario.path {
      return "it comes after --only \(scenario.path):\(line)"
    }
    if let filter = options.tags, !step.tags.isEmpty,
      !filter.matches(scenario.tags + tags + step.tags)
    {
      return "--tags \(filter.text)"
    }
    return nil
  }

  /// The time that a step has: its own, or what every step has that sends something.
  func deadline(of step: StepDescription) -> Watch.Deadline? {
    if let own = step.timeout { return .step(step.name, own.value, own.span) }
    guard step.action.takesTime, !step.action.isProse else { return nil }
    return options.stepTimeout.map { .step(step.name, $0, nil) }
  }
}
