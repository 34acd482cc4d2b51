import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// For whom a report is.
package enum ReportView: String, CaseIterable, Sendable {
  case full
  /// Without what a learner is to find out: hidden steps, expected values, answers.
  case student
}

extension Run {
  /// The run without hidden steps, expected values and answers.
  var forStudents: Run {
    var run = self
    run.checks = []
    run.steps = steps.map(\.forStudents)
    return run
  }
}

extension StepRun {
  /// A hidden step keeps its place and nothing else, so that the numbers of the others stay.
  fileprivate var forStudents: StepRun {
    var step = self
    step.checks = []
    step.question = question.map { Question(ask: $0.ask, hint: $0.hint) }
    step.rounds = rounds.map(\.forStudents)
    guard isHidden else { return step }
    step.name = ""
    step.note = nil
    step.id = nil
    step.question = nil
    step.pattern = nil
    step.rounds = []
    return step
  }
}

extension RoundRun {
  fileprivate var forStudents: RoundRun {
    var round = self
    // That an error was meant is no secret: it stands where the step shows what came.
    round.checks = checks.filter { $0.subject.hasPrefix("error") && $0.holds }
    round.recorded = nil
    round.children = children.map(\.forStudents)
    return round
  }
}
