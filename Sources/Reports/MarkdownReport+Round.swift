import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// One pass through a step: requests, result, changes, checks.
  mutating func round(
    _ round: RoundRun, of step: StepRun, number: String, level: Int
  ) -> [String] {
    var blocks: [String] = []
    var inner = level + 1
    if let item = round.item {
      let text = Markdown.text(Cut.value(item.inWords))
      let mark = round.hasFailed ? "✗ " : ""
      blocks.append("\(Self.marks(inner)) \(mark)Round \(round.index): \(text)")
      inner += 1
    }
    blocks += call(step, round)
    blocks += requests(round.exchanges)
    blocks += failure(round)
    blocks += result(round)
    blocks += state(round, step.show)
    let children = round.children.shown(Cut.children)
    for (_, place, child) in children.steps {
      blocks += self.step(child, number: "\(number).\(place)", level: inner)
    }
    if let note = children.note { blocks.append("*\(note)*") }
    return blocks + checks(of: round) + recorded(round.recorded)
  }

  /// The error the service gave, and what is wrong in the scenario itself.
  private func failure(_ round: RoundRun) -> [String] {
    var blocks: [String] = []
    if let error = round.error {
      let message = Markdown.text(Cut.value(error.message, limit: 1_000))
      let mark = round.expectsError ? "" : "✗ "
      blocks.append("> \(mark)**\(Markdown.text(error.type))**: \(message)")
    }
    if let fault = round.fault {
      let place = fault.span.map { " (line \($0.start.line))" } ?? ""
      blocks.append("> **✗ \(Markdown.text(Cut.value(fault.message, limit: 1_000)))**\(place)")
    }
    return blocks
  }
}
