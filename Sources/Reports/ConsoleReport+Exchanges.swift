import DynamoDBWire
import Scenarios

extension ConsoleReport {
  /// Every request of a step with its response.
  func exchanges(_ step: StepRun) -> String {
    let exchanges = step.exchanges
    let shown = exchanges.prefix(Cut.rows)
    var text = shown.map { request($0) + response($0) }.joined()
    if let note = Cut.note(shown: shown.count, of: exchanges.count, "request") {
      text += "      \(note)\n"
    }
    return text
  }

  func request(_ exchange: Exchange) -> String {
    indented("\(line(exchange.call.operation)) \(VisibleJSON.block(exchange.call.body))")
  }

  private func response(_ exchange: Exchange) -> String {
    switch exchange.reply {
    case .answer(let answer): indented("→ \(VisibleJSON.block(answer.body))")
    case .error(let error): indented("→ \(line(error.type)): \(line(error.message))")
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "      \(style(String($0), .faint))\n" }.joined()
  }
}
