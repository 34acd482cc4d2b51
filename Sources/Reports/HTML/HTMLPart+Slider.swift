import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension HTMLPart {
  /// The tables step by step: a slider over what changed, and the drawing at its place.
  func slider(_ states: TableStates, _ markup: inout Markup) {
    let views = states.views
    let start = states.start
    // A table that is empty or gone by then would be nothing to begin with.
    let chosen = views.firstIndex { !states.items(of: $0.table, at: start).isEmpty } ?? 0
    guard chosen < views.count else { return }
    let first = views[chosen]
    markup.element("section", ["id": id("tables"), "data-tables": ""]) { markup in
      markup.element("h2", "The tables, step by step")
      markup.element("div", ["class": "controls needs-script"]) { markup in
        markup.element("label") { markup in
          markup.element("span", "Step")
          markup.void(
            "input",
            [
              "type": "range", "id": id("slider"), "min": "0",
              "max": "\(states.positions.count - 1)", "value": "\(start)", "step": "1",
            ])
        }
        markup.element("button", ["type": "button", "data-move": "-1"], "◀ Back")
        markup.element("button", ["type": "button", "data-move": "1"], "Next ▶")
        markup.element(
          "select", ["id": id("view"), "aria-label": "Table or index"]
        ) { markup in
          for (index, view) in views.enumerated() {
            markup.element(
              "option", ["value": "\(index)", "selected": index == chosen ? "" : nil],
              Cut.value(view.title))
          }
        }
      }
      markup.element(
        "span", ["id": id("where"), "class": "where needs-script", "role": "status"], "")
      if !drawings.entities.names.isEmpty {
        markup.element("ul", ["class": "keys", "aria-label": "Entities"]) { markup in
          for (index, name) in drawings.entities.names.enumerated() {
            markup.element("li", ["class": "key e\(index % 8)"], name)
          }
        }
      }
      markup.element(
        "div",
        [
          "id": id("stage"), "class": "stage scroll", "tabindex": "0", "role": "region",
          "aria-label": first.title,
        ]
      ) { markup in
        markup.drawingTable(
          Drawing(
            first.title, states.items(of: first.table, at: start), keys: first.keys,
            order: first.keys, entities: drawings.entities, limit: 200))
      }
      if states.isCut {
        markup.element("p", ["class": "cut"], "… what later steps changed is too much to draw")
      }
      markup.element("script", ["type": "application/json", "id": id("states")]) { markup in
        var bytes: [UInt8] = []
        states.json(drawings.entities).write(to: &bytes)
        markup.script(json: bytes)
      }
    }
  }
}
