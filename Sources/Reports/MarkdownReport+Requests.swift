import DynamoDBWire
import Scenarios

extension MarkdownReport {
  /// Each request with its response, folded.
  func requests(_ exchanges: [Exchange]) -> [String] {
    let shown = exchanges.prefix(Cut.rows)
    let note = Cut.note(shown: shown.count, of: exchanges.count, "request")
    return shown.flatMap(request) + (note.map { ["*\($0)*"] } ?? [])
  }

  private func request(_ exchange: Exchange) -> [String] {
    let response: String
    switch exchange.reply {
    case .answer(let answer): response = VisibleJSON.block(answer.body)
    case .error(let error):
      var body: JSON.Object = ["__type": .string(error.type), "message": .string(error.message)]
      for (name, value) in error.fields.members { body[name] = value }
      response = VisibleJSON.block(body)
    }
    let facts = exchange.facts.map(Markdown.html)
    let operation = "<b>\(Markdown.html(exchange.call.operation))</b>"
    let target = exchange.target.isEmpty ? "" : " \(Markdown.html(exchange.target))"
    let line = [operation + target] + facts
    return [
      "<details>\n<summary>\(line.joined(separator: Quantity.separator))</summary>",
      "Request:", Markdown.fenced(VisibleJSON.block(exchange.call.body), "json"),
      "Response:", Markdown.fenced(response, "json"), "</details>",
    ]
  }
}
