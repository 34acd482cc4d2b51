import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Player {
  /// Compares what the notebook printed with what the round gave; what is the same settles which ids
  /// and times stand for which from here on.
  func compare(
    _ recorded: RecordedOutput, with round: RoundRun, _ names: Names
  ) throws(Diagnostic) -> RecordedComparison {
    let result = names.result
    var renaming = Renaming(settled: renamed)
    var differences: [Difference] = []
    for (field, template) in recorded.fields {
      let old = try template.fill(in: names)
      let new = result?[field]
      differences += Self.differences(
        old, new, field, inAnyOrder: round.hasUnorderedItems, &renaming)
    }
    var comparison = RecordedComparison(
      verdict: .same, mustMatch: recorded.mustMatch, differences: differences, span: recorded.span)
    comparison.renamed = renaming.pairs.filter { $0.recorded != $0.now }
    guard differences.isEmpty else {
      // What does not match settles nothing: it may come from another run, or be wrong.
      comparison.verdict = recorded.stale.map { .stale($0) } ?? .different
      return comparison
    }
    for pair in renaming.pairs { renamed[pair.recorded] = pair.now }
    return comparison
  }

  private static func differences(
    _ old: Value, _ new: Value?, _ field: ResultField, inAnyOrder: Bool,
    _ renaming: inout Renaming
  ) -> [Difference] {
    switch (field, old, new) {
    case (.item, .text("none"), nil), (.item, .text("none"), .null): return []
    case (.error, .text(let type), let error?):
      // A type alone says nothing of the message.
      return Value.text(type).recordedDifferences(from: error["type"], at: "error.type", &renaming)
    case (.error, .map(let entries), let error?):
      return entries.flatMap { entry in
        entry.value.recordedDifferences(
          from: error[entry.name], at: Path.member(entry.name, of: "error"), &renaming)
      }
    case (.items, .list(let old), .list(let new)?) where inAnyOrder:
      let items = RecordedItems(old: old, new: new)
      return items.match(&renaming) ? [] : items.differences(&renaming)
    default:
      return old.recordedDifferences(from: new, at: field.rawValue, &renaming)
    }
  }
}

extension RoundRun {
  /// Whether its items come from an operation whose order says nothing.
  fileprivate var hasUnorderedItems: Bool {
    let operations = exchanges.map(\.call.operation)
    let last = operations.last { OperationResult.fields(of: $0).contains(.items) }
    return last == "Scan" || last == "BatchGetItem"
  }
}

extension RecordedComparison {
  /// That the recorded output matches, as something the step must give.
  var check: Check {
    var check = Check(
      subject: "recorded", expected: "what the notebook printed",
      actual: verdict == .same ? "the same" : "something else", holds: verdict == .same, span: span)
    check.differences = differences
    return check
  }
}
