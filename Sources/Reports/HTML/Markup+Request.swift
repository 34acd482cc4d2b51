import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Markup {
  /// A request, folded: what was sent, what came back, and the same elsewhere, as tabs.
  mutating func request(_ exchange: Exchange, id: String, _ part: HTMLPart) {
    element("details", ["class": "request"]) { markup in
      markup.element("summary") { markup in
        markup.element("strong", exchange.call.operation)
        let target = exchange.target.isEmpty ? [] : [" " + exchange.target]
        markup.text(
          (target + exchange.facts(part.settings).map { Quantity.separator + $0 }).joined())
      }
      var panels: [(title: String, text: String)] = [
        ("Request", VisibleJSON.block(exchange.call.body)), ("Response", exchange.responseText),
      ]
      if part.showsCode {
        panels += CodeLanguage.allCases.map { ($0.title, Cut.block($0.code(exchange.call))) }
      }
      markup.element("div", ["class": "body"]) { $0.tabs(panels, id: id, exchange.call.operation) }
    }
  }

  private mutating func tabs(
    _ panels: [(title: String, text: String)], id: String, _ label: String
  ) {
    element("div", ["class": "tablist needs-script", "role": "tablist", "aria-label": label]) {
      markup in
      for (index, panel) in panels.enumerated() {
        markup.element(
          "button",
          [
            "type": "button", "role": "tab", "id": "\(id)-tab-\(index + 1)",
            "aria-controls": "\(id)-panel-\(index + 1)", "aria-selected": "\(index == 0)",
          ], panel.title)
      }
    }
    for (index, panel) in panels.enumerated() {
      element(
        "div",
        [
          "class": "panel", "role": "tabpanel", "id": "\(id)-panel-\(index + 1)",
          "aria-labelledby": "\(id)-tab-\(index + 1)",
        ]
      ) { markup in
        markup.element("h4", panel.title)
        markup.code(panel.text)
      }
    }
  }
}

extension Exchange {
  /// What came back, as JSON over several lines.
  var responseText: String {
    switch reply {
    case .answer(let answer): return VisibleJSON.block(answer.body)
    case .error(let error):
      var body: JSON.Object = ["__type": .string(error.type), "message": .string(error.message)]
      for (name, value) in error.fields.members { body[name] = value }
      return VisibleJSON.block(body)
    }
  }
}
