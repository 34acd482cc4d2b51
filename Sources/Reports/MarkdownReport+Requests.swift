import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// Each request with its response, folded.
  func requests(_ exchanges: [Exchange]) -> [String] {
    let shown = exchanges.prefix(Cut.rows)
    let note = Cut.note(shown: shown.count, of: exchanges.count, "request")
    let picture =
      SequenceDiagram(exchanges, keys).map { [Markdown.fenced($0.text, "mermaid")] } ?? []
    return picture + shown.flatMap(request) + (note.map { ["*\($0)*"] } ?? [])
  }

  private func request(_ exchange: Exchange) -> [String] {
    let facts = exchange.facts(settings).map(Markdown.html)
    let operation = "<b>\(Markdown.html(exchange.call.operation))</b>"
    let target = exchange.target.isEmpty ? "" : " \(Markdown.html(exchange.target))"
    let line = [operation + target] + facts
    return [
      "<details>\n<summary>\(line.joined(separator: Quantity.separator))</summary>",
      "Request:", Markdown.fenced(VisibleJSON.block(exchange.call.body), "json"),
      "Response:", Markdown.fenced(exchange.responseText, "json"),
    ] + code(exchange.call) + ["</details>"]
  }

  /// The same request elsewhere, in the languages that were asked for.
  private func code(_ call: Call) -> [String] {
    settings.code.flatMap { language in
      ["\(language.title):", Markdown.fenced(Cut.block(language.code(call)), language.fence)]
    }
  }
}
