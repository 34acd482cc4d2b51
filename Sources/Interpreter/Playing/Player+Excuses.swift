import Scenarios

extension Player {
  /// Checks, of which those count as held that fail for a difference that the scenario accepts on
  /// this database. The embedded one has no excuse.
  func excusing(_ checks: [Check], of step: StepDescription?) -> [Check] {
    guard let target = options.target, !scenario.differences.isEmpty else { return checks }
    return checks.map { check in
      guard !check.holds,
        let reason = scenario.differences.first(where: {
          $0.excuses(check, of: step, on: target)
        })?.reason
      else { return check }
      var excused = check
      excused.holds = true
      excused.excuse = reason
      return excused
    }
  }
}
