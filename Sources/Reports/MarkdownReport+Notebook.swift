import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// What the notebook printed against what comes out now, step by step; nothing without recorded
  /// output.
  var notebook: [String] {
    let rows = run.steps.numbered.filter { !$0.step.isHidden && !$0.step.isProse }
      .flatMap { number, step in
        step.comparisons.map {
          [link(number, step), Self.unbroken(Markdown.text(step.cell ?? ""))] + Self.cells($0)
        }
      }
    guard !rows.isEmpty else { return [] }
    let table = PipeTable(
      [.init("Step"), .init("Cell"), .init("", .center), .init("Against the notebook")],
      rows: Array(rows.prefix(Cut.steps)))
    let note = Cut.note(shown: Cut.steps, of: rows.count, "comparison")
    return ["## Notebook against now", table.text] + (note.map { ["*\($0)*"] } ?? [])
  }

  private func link(_ number: Int, _ step: StepRun) -> String {
    Markdown.link("\(number). \(step.title)", to: Self.heading(step, number: "\(number)"))
  }

  private static func cells(_ comparison: RecordedComparison) -> [String] {
    let count = comparison.differences.count
    switch comparison.verdict {
    case .same:
      return ["✓", comparison.renamed.isEmpty ? "same" : "same, up to renamed ids and times"]
    case .stale(let reason):
      return ["–", "stale: \(Markdown.text(Cut.value(oneLine(reason), limit: Cut.sentence)))"]
    case .different:
      return [comparison.mustMatch ? "✗" : "≠", Quantity.of(count, "difference")]
    }
  }
}

extension StepRun {
  /// The comparisons of its rounds, and of the steps inside it.
  var comparisons: [RecordedComparison] {
    rounds.flatMap { round in
      (round.recorded.map { [$0] } ?? []) + round.children.flatMap(\.comparisons)
    }
  }
}
