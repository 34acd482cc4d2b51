import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension ComparedRun {
  /// `✓`, `≠` where all differences are accepted, `✗`.
  var mark: String { holds ? differences.isEmpty ? "✓" : "≠" : "✗" }

  /// `moto: 12 differences, 3 accepted`
  var headline: String {
    if let failure { return "\(target): \(failure)" }
    guard !differences.isEmpty else { return "\(target): the same" }
    let accepted =
      switch self.accepted {
      case 0: ""
      case differences.count: ", accepted"
      case let some: ", \(Quantity.grouped(some)) of them accepted"
      }
    return "\(target): \(Quantity.of(differences.count, "difference"))\(accepted)"
  }

  static let columns = ["", "Step", "Request", "Differs in", "Here", "There", "Accepted because"]

  /// One for each difference, those that are not accepted first.
  var rows: [[String]] {
    (unaccepted + differences.filter { $0.reason != nil }).prefix(Cut.rows).map { difference in
      [
        difference.reason == nil ? "✗" : "≠", difference.step, difference.operation ?? "",
        difference.kind.rawValue, difference.expected, difference.actual, difference.reason ?? "",
      ].map { Cut.value(MarkdownReport.oneLine($0)) }
    }
  }

  var unaccepted: [RunDifference] { differences.filter { $0.reason == nil } }

  /// What is left out of `rows`.
  var note: String? { Cut.note(shown: Cut.rows, of: differences.count, "difference") }

  var unmetLines: [String] { unmet.map(\.unmetLine) }

  /// What keeps the run from holding.
  var failures: [StepEntry.Failure] {
    if failure != nil { return [StepEntry.Failure(message: headline, details: [], span: nil)] }
    return unaccepted.map {
      StepEntry.Failure(message: $0.text(on: target), details: [], span: nil)
    }
  }
}

extension AcceptedDifference {
  /// `accepted, but not found: capacity of Query (moto does not count indexes)`
  var unmetLine: String {
    "accepted, but not found: \(text) (\(MarkdownReport.oneLine(reason)))"
  }
}

extension RunDifference {
  /// `Who is in the kitchen?, Query: capacity is 0.5 RCU here, 1 RCU on moto`
  func text(on target: String) -> String {
    let place = step + (operation.map { ", \($0)" } ?? "")
    return
      "\(place): \(kind.rawValue) is \(Cut.value(expected)) here, \(Cut.value(actual)) on \(target)"
  }
}
