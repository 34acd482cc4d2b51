import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// How the run went in one line, the steps as a table with links, and the budget.
  var summary: [String] {
    let totals = RunTotals(run)
    guard totals.steps > 0 else { return budget }
    let mark = run.passed ? "✓" : "✗"
    let line = (["**\(mark) \(totals.results)**"] + totals.costs)
      .joined(separator: Quantity.separator)
    return ["## Summary", line] + [stepTable.text] + stepNote + budget
  }

  private var stepNote: [String] {
    run.steps.shown().note.map { ["*\($0)*"] } ?? []
  }

  /// The parts of the report, each with a link; the steps are listed in the summary.
  func contents(_ blocks: [String]) -> [String] {
    let parts = [
      "Summary", Self.modelHeading, "Cost by access pattern", "Coverage", "Notebook against now",
    ].filter { part in blocks.contains { $0 == "## \(part)" } }
    var links = parts.map { Markdown.link($0, to: $0) }
    if let first = run.steps.numbered.first(where: { !$0.step.isHidden && !$0.step.isProse }) {
      let place = parts.count { ["Summary", Self.modelHeading].contains($0) }
      links.insert(
        Markdown.link("Steps", to: Self.heading(first.step, number: "\(first.number)")), at: place)
    }
    return links.count > 1 ? [links.joined(separator: Quantity.separator)] : []
  }

  private var stepTable: PipeTable {
    let steps = run.steps.shown().steps.filter { !$0.step.isProse }
    let hasCells = steps.contains { $0.step.cell != nil }
    var table = PipeTable(
      [.init("#", .right), .init("Step")] + (hasCells ? [.init("Cell")] : [])
        + [
          .init("Operations"), .init("RCU", .right), .init("WCU", .right), .init("Result", .center),
        ])
    for (_, number, step) in steps {
      let capacity = step.capacity
      table.rows.append(
        ["\(number)", Markdown.link(step.title, to: Self.heading(step, number: "\(number)"))]
          + (hasCells ? [Self.unbroken(Markdown.text(step.cell ?? ""))] : [])
          + [
            Markdown.text(step.exchanges.operationList), Quantity.units(capacity.rcu),
            Quantity.units(capacity.wcu), step.status.mark,
          ])
    }
    return table
  }

  /// `In [116]` on one line, however narrow the column.
  static func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  private var budget: [String] { checks(run.checks, title: "Over the whole scenario") }
}
