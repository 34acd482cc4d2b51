import Scenarios

/// The steps that a report shows: the first ones, and of those behind them the ones that failed, which
/// is what somebody opens the report of ten thousand steps for.
struct ShownSteps {
  /// Each with its place among all steps, and its number, which prose does not count in.
  let steps: [(place: Int, number: Int, step: StepRun)]
  /// How many are left out. Hidden ones are never shown and never told of.
  let left: Int

  init(_ all: [StepRun], limit: Int) {
    var steps: [(place: Int, number: Int, step: StepRun)] = []
    var left = 0
    var extra = 0
    for (place, (number, step)) in all.numbered.enumerated() where !step.isHidden {
      if steps.count < limit {
        steps.append((place, number, step))
      } else if step.status == .failed, extra < Cut.rows {
        steps.append((place, number, step))
        extra += 1
      } else {
        left += 1
      }
    }
    self.steps = steps
    self.left = left
  }

  /// `… 9,000 more steps`, or nil where all are shown.
  var note: String? { Cut.note(shown: 0, of: left, "step") }
}

extension [StepRun] {
  func shown(_ limit: Int = Cut.steps) -> ShownSteps { ShownSteps(self, limit: limit) }
}
