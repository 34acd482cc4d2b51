import Scenarios

extension HTMLPart {
  /// In what runs on other databases differ: a table for each.
  func compared(_ markup: inout Markup) {
    guard !run.compared.isEmpty else { return }
    markup.element("h3", ["id": id("compared")], MarkdownReport.comparedHeading)
    for other in run.compared {
      markup.element("p") { markup in
        markup.element(
          "span", ["class": other.holds ? "badge passed" : "badge failed"],
          "\(other.mark) \(other.headline)")
      }
      markup.grid(
        "Differences on \(other.target)", ComparedRun.columns.map { ($0, false) }, other.rows)
      if let note = other.note { markup.element("p", ["class": "cut"], note) }
      if !other.unmet.isEmpty {
        markup.element("ul") { markup in
          for line in other.unmetLines { markup.element("li", Cut.value(line)) }
        }
      }
    }
  }
}
