package import AccessPatterns
import DynamoDBWire
import Scenarios

/// Which of a model's patterns were called, and in which cases.
package struct Coverage {
  package enum Case: String, CaseIterable, Sendable {
    /// It did what it is for.
    case positive
    /// Nothing was there to give or to do.
    case empty
    /// Something was in the way: an error that the scenario expects.
    case conflict
  }

  package struct Row {
    package let label: String
    package let pattern: String
    package let cases: Set<Case>
  }

  package let model: String
  package let rows: [Row]

  package init(_ seen: Observation) {
    model = seen.model.name
    // What comes with every model says nothing of this one.
    let own = seen.model.patterns.filter { !["create_table", "delete_table"].contains($0.name) }
    rows = own.map { pattern in
      let calls = seen.calls.filter { $0.pattern.name == pattern.name }
      return Row(label: pattern.label, pattern: pattern.name, cases: Set(calls.map(\.kind)))
    }
  }

  /// Pattern × case.
  package var table: DesignTable {
    DesignTable(
      title: "Coverage of \(model)",
      headers: ["access pattern"] + Case.allCases.map(\.rawValue),
      rows: rows.map { row in
        [row.pattern] + Case.allCases.map { row.cases.contains($0) ? "✓" : "–" }
      })
  }
}

extension ObservedCall {
  /// What its step says by a tag, or else what can be seen: an error is a conflict; giving nothing and
  /// changing nothing is empty.
  fileprivate var kind: Coverage.Case {
    for kind in Coverage.Case.allCases where tags.contains(kind.rawValue) { return kind }
    if round.error != nil { return .conflict }
    let outcome = round.outcome
    let gives = (outcome.items.map { !$0.isEmpty } ?? false) || outcome.item != nil
    if gives || !round.changes.isEmpty { return .positive }
    return .empty
  }
}
