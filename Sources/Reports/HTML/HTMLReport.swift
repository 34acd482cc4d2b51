import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension ReportFormat {
  /// One page that holds all it needs: no request leaves it.
  static let html = ReportFormat("html", fileExtension: "html", holdsScenarios: false) {
    runs, settings in
    HTMLReport(runs, settings).text
  }
}

/// A run as a page: the chapter with its drawings, for reading, searching and projecting.
///
/// Several runs are the cases of one scenario; each is a part of the page.
struct HTMLReport {
  let runs: [Run]
  let settings: ReportSettings

  init(_ runs: [Run], _ settings: ReportSettings) {
    self.runs = runs
    self.settings = settings
  }

  var text: String {
    var markup = Markup()
    let title = runs.first?.title ?? "partita"
    markup.append("<!DOCTYPE html>\n")
    markup.element("html", ["lang": "en"]) { markup in
      markup.element("head") { markup in
        markup.void("meta", ["charset": "utf-8"])
        markup.void(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        // Whatever a scenario holds: nothing is loaded, and no script runs but the page's own.
        markup.void(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content":
              "default-src 'none'; style-src '\(PageStyle.hash)'; script-src '\(PageScript.hash)'",
          ])
        markup.void("meta", ["name": "color-scheme", "content": "light dark"])
        markup.element("title", title)
        markup.element("style") { $0.append(PageStyle.source) }
      }
      markup.append("\n")
      markup.element("body") { markup in
        markup.element("a", ["class": "skip-link", "href": "#main"], "Skip to the report")
        let shown = MarkdownCases.chapters(of: runs)
        let parts = shown.map { index in
          HTMLPart(
            runs[index], settings, prefix: runs.count > 1 ? "case-\(index + 1)-" : "",
            share: shown.count)
        }
        Self.navigation(parts, &markup)
        markup.append("\n")
        markup.element("main", ["id": "main", "tabindex": "-1"]) { markup in
          for (index, part) in parts.enumerated() {
            part.write(to: &markup, isFirst: index == 0)
            if index == 0 { cases(shown, &markup) }
          }
        }
        markup.append("\n")
        markup.element("script") { $0.append(PageScript.source) }
      }
    }
    markup.append("\n")
    return markup.source
  }

  /// All cases of a scenario, with links to those that have a part of the page.
  private func cases(_ shown: [Int], _ markup: inout Markup) {
    guard runs.first?.caseName != nil else { return }
    let rows = MarkdownCases.rows(runs)
    markup.element("section", ["id": "cases", "aria-label": "Cases"]) { markup in
      markup.grid(
        Quantity.of(runs.count, "case"),
        [
          ("", false), ("Case", false), ("Steps", false), ("Requests", true), ("RCU", true),
          ("WCU", true),
        ],
        rows.map { index in
          let run = runs[index]
          return [run.passed ? "✓" : "✗", Cut.value(run.caseName ?? ""), RunTotals(run).results]
            + [Quantity.grouped(run.exchanges.count)]
            + [Quantity.units(run.capacity.rcu), Quantity.units(run.capacity.wcu)]
        })
      if let note = Cut.note(shown: rows.count, of: runs.count, "case") {
        markup.element("p", ["class": "cut"], note)
      }
    }
  }

  private static func navigation(_ parts: [HTMLPart], _ markup: inout Markup) {
    markup.element("nav", ["class": "side", "aria-label": "Contents"]) { markup in
      markup.element("div", ["class": "tools needs-script"]) { markup in
        markup.void(
          "input",
          [
            "type": "search", "id": "search", "placeholder": "Search the steps",
            "aria-label": "Search the steps",
          ])
        markup.element("span", ["id": "found", "class": "dim", "role": "status"], "")
        for (id, text) in [
          ("unfold", "Unfold all"), ("fold", "Fold all"), ("theme", "Light or dark"),
        ] {
          markup.element("button", ["type": "button", "id": id], text)
        }
      }
      markup.element("details", ["id": "contents", "open": ""]) { markup in
        markup.element("summary", "Contents")
        markup.element("ol") { markup in
          for part in parts { part.contents(&markup) }
        }
      }
    }
  }
}
