import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// A top-level step of a run with its number and all that failed in it, in words.
struct StepEntry {
  let number: Int
  let step: StepRun

  /// One thing that failed, with its place.
  struct Failure {
    /// `count: expected 3, got 2`
    let message: String
    /// Where they differ: `items[1].text: expected "a", got "b"`.
    let details: [String]
    let span: Span?
  }

  /// At least one for a step that failed.
  var failures: [Failure] {
    guard step.status == .failed else { return [] }
    let failures = Self.failures(of: step)
    return failures.isEmpty
      ? [Failure(message: "the step failed", details: [], span: step.span)] : failures
  }

  private static func failures(of step: StepRun) -> [Failure] {
    var failures: [Failure] = []
    for round in step.rounds {
      if let fault = round.fault {
        failures.append(Failure(message: fault.message, details: [], span: fault.span ?? step.span))
      }
      if let error = round.error, !round.checks.contains(where: { $0.subject.hasPrefix("error") }) {
        failures.append(
          Failure(message: "\(error.type): \(error.message)", details: [], span: step.span))
      }
      failures += round.checks.filter { !$0.holds }.map(Failure.init)
      failures += round.children.dropFirst(round.supersededChildren)
        .filter { $0.status == .failed }.flatMap(Self.failures)
    }
    return failures + step.checks.filter { !$0.holds }.map(Failure.init)
  }
}

extension StepEntry.Failure {
  init(_ check: Check) {
    self.init(
      message: check.message,
      details: check.differences.prefix(Cut.rows).map {
        "\(Cut.value($0.path)): expected \(Cut.value($0.expected)), got \(Cut.value($0.actual))"
      } + check.reasons, span: check.span)
  }
}

extension Check {
  /// `≠` is a difference that the scenario accepts on this database.
  var mark: String { holds ? excuse == nil ? "✓" : "≠" : "✗" }

  /// What came, and why that is all right where it is not what was expected.
  var shownActual: String {
    Cut.value(actual) + (excuse.map { ", accepted: \(MarkdownReport.oneLine($0))" } ?? "")
  }

  /// What a check says is wrong, in words for its kind; differences by path say it better.
  var message: String {
    let expected = Cut.value(self.expected, limit: 1_000)
    let actual = Cut.value(self.actual, limit: 1_000)
    switch subject {
    case "assert": return "this does not hold: \(expected)"
    case "error" where expected == "no error": return "unexpected error: \(actual)"
    case let subject where differences.isEmpty:
      return "\(subject): expected \(expected), got \(actual)"
    case let subject: return "\(subject): not what was expected"
    }
  }
}

extension Run {
  /// The steps that give a result; prose is none.
  var entries: [StepEntry] {
    steps.numbered.filter { !$0.step.isProse }.map { StepEntry(number: $0.number, step: $0.step) }
  }
}
