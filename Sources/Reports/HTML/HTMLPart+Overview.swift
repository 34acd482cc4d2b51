import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension HTMLPart {
  /// How the run went, in numbers.
  func summary(_ markup: inout Markup) {
    let totals = RunTotals(run)
    markup.element("section", ["id": id("summary"), "aria-label": "Summary"]) { markup in
      markup.element("p") { markup in
        markup.element(
          "span", ["class": run.passed ? "badge passed" : "badge failed"],
          run.passed ? "✓ All holds" : "✗ Not all holds")
        markup.text(" " + totals.results)
      }
      markup.element("dl", ["class": "numbers"]) { markup in
        let capacity = totals.capacity
        for (name, value) in [
          ("requests", Quantity.grouped(totals.requests)),
          ("read units", Self.units(capacity.rcu)), ("write units", Self.units(capacity.wcu)),
        ] {
          markup.element("div") { markup in
            markup.element("dt", name)
            markup.element("dd", value)
          }
        }
      }
      checks(run.checks, "Over the whole scenario", &markup)
    }
  }

  private static func units(_ units: Double) -> String {
    let text = Quantity.units(units)
    return text.isEmpty ? "0" : text
  }

  /// The design: what items there are, and which requests answer which question.
  func model(_ markup: inout Markup) {
    guard let model = run.model else { return }
    markup.element("section", ["id": id("model")]) { markup in
      markup.element("h2", "Model")
      markup.prose(model.description, under: 2)
      for design in [model.entityChart, model.patternTable] where !design.rows.isEmpty {
        let columns = design.headers.indices.filter { index in
          design.rows.contains { index < $0.count && !$0[index].isEmpty }
        }
        markup.grid(
          design.title, columns.map { (design.headers[$0], false) },
          design.rows.map { row in columns.map { $0 < row.count ? row[$0] : "" } })
      }
    }
  }

  /// What it cost, what was not called, and what the notebook printed.
  func closing(_ markup: inout Markup) {
    markup.element("section", ["id": id("end")]) { markup in
      markup.element("h2", "Costs")
      let costs = PatternCosts(run)
      markup.grid(
        "Cost by access pattern",
        [
          ("Access pattern", false), ("Calls", true), ("Requests", true), ("RCU", true),
          ("WCU", true), ("Items read", true), ("Returned", true),
        ],
        costs.rows.map { row in
          [
            row.name, Quantity.grouped(row.calls), Quantity.grouped(row.requests),
            Quantity.units(row.capacity.rcu), Quantity.units(row.capacity.wcu),
            row.read > 0 ? Quantity.grouped(row.read) : "",
            row.read > 0 ? Quantity.grouped(row.returned) : "",
          ]
        })
      coverage(costs, &markup)
      notebook(&markup)
    }
    markup.element("footer") { markup in
      markup.element("p", "Played from \(run.fileName) by partita.")
    }
  }

  private func coverage(_ costs: PatternCosts, _ markup: inout Markup) {
    let patterns = run.model?.patterns.map(\.name) ?? []
    guard !patterns.isEmpty else { return }
    let missing = patterns.filter { name in !costs.rows.contains { $0.name == name } }
    markup.element("h3", "Coverage")
    markup.element("p") { markup in
      markup.text(
        "\(patterns.count - missing.count) of \(Quantity.of(patterns.count, "access pattern")) "
          + "of the model called.")
      if !missing.isEmpty {
        markup.text(" Not called: ")
        for (index, name) in missing.enumerated() {
          if index > 0 { markup.text(", ") }
          markup.element("code", name)
        }
        markup.text(".")
      }
    }
  }

  private func notebook(_ markup: inout Markup) {
    let rows = run.steps.numbered.filter { !$0.step.isHidden }.flatMap { number, step in
      step.comparisons.map { comparison -> [String] in
        let (mark, text) = comparison.inWords
        return ["\(number). \(step.title)", step.cell ?? "", mark, text]
      }
    }
    guard !rows.isEmpty else { return }
    markup.grid(
      "Notebook against now",
      [("Step", false), ("Cell", false), ("", false), ("Against the notebook", false)],
      Array(rows.prefix(Cut.steps)))
  }
}

extension Run {
  /// Only the file's name: its folder depends on where the command was called.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension RecordedComparison {
  /// `✓` and `same`
  var inWords: (mark: String, text: String) {
    switch verdict {
    case .same: ("✓", renamed.isEmpty ? "same" : "same, up to renamed ids and times")
    case .stale(let reason):
      ("–", "stale: \(Cut.value(MarkdownReport.oneLine(reason), limit: Cut.sentence))")
    case .different: (mustMatch ? "✗" : "≠", Quantity.of(differences.count, "difference"))
    }
  }
}

extension Markup {
  /// A table with its caption; numbers stand at the right.
  mutating func grid(
    _ caption: String, _ columns: [(title: String, isNumber: Bool)], _ rows: [[String]],
    rowStyle: (Int) -> String? = { _ in nil }
  ) {
    guard !rows.isEmpty else { return }
    element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption]) {
      markup in
      markup.element("table") { markup in
        markup.element("caption", caption)
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            for column in columns {
              if column.title.isEmpty {
                markup.element("td", "")
              } else {
                markup.element(
                  "th", ["scope": "col", "class": column.isNumber ? "number" : nil], column.title)
              }
            }
          }
        }
        markup.element("tbody") { markup in
          for (index, row) in rows.enumerated() {
            markup.element("tr", ["class": rowStyle(index)]) { markup in
              for (place, cell) in row.enumerated() {
                let column = columns[min(place, columns.count - 1)]
                let style =
                  column.isNumber
                  ? "number" : column.title.isEmpty ? "mark" : cell.hasLongWord ? "long" : nil
                markup.element("td", ["class": style], cell)
              }
            }
          }
        }
      }
    }
  }
}

extension String {
  /// Whether a cell must break it so that the table does not grow out of the page.
  var hasLongWord: Bool {
    utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.contains { $0.count > 30 }
  }
}
