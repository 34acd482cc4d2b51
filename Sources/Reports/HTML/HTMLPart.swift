import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// One run in a page.
struct HTMLPart {
  let run: Run
  let settings: ReportSettings
  /// What its ids begin with, where the page holds several runs.
  let prefix: String
  let keys: KeySchemas
  let drawings: Drawings
  let states: TableStates?
  /// The number of the first call of each pattern, where its note stands.
  private let explainedAt: [String: Int]
  /// How many requests show their code: a page of ten thousand would be too heavy to open.
  private static let codeLimit = 500
  let showsCode: Bool
  /// The steps that the page shows, prose among them.
  let shown: ShownSteps

  /// - Parameter share: How many parts divide what a page can hold.
  init(_ run: Run, _ settings: ReportSettings, prefix: String, share: Int = 1) {
    self.run = run
    self.settings = settings
    self.prefix = prefix
    keys = KeySchemas(run)
    drawings = Drawings(schemas: keys, entities: EntityMatcher(run.model), limit: 200)
    states = TableStates(
      run, keys, limit: TableStates.limit / share, size: TableStates.size / share)
    showsCode = run.exchanges.count <= Self.codeLimit / share
    shown = run.steps.shown(Cut.steps / share)
    var first: [String: Int] = [:]
    for (number, step) in run.steps.numbered where !step.isHidden {
      guard let pattern = step.pattern, first[pattern.name] == nil else { continue }
      first[pattern.name] = number
    }
    explainedAt = first
  }

  func explains(_ pattern: AccessPattern, at number: String) -> Bool {
    explainedAt[pattern.name].map(String.init) == number
  }

  func id(_ name: String) -> String { prefix + name }

  static func anchor(_ place: Int, _ number: Int, _ step: StepRun) -> String {
    step.isProse ? "note-\(place + 1)" : "step-\(number)"
  }

  func write(to markup: inout Markup, isFirst: Bool) {
    markup.element("header", ["id": id("top")]) { markup in
      if isFirst {
        markup.element("h1", run.title)
      } else {
        markup.element("h2", run.title)
      }
      markup.prose(run.description, under: 1)
    }
    summary(&markup)
    model(&markup)
    if let states { slider(states, &markup) }
    for (place, number, step) in shown.steps {
      markup.append("\n")
      markup.element(
        "section",
        ["class": "step", "id": id(Self.anchor(place, number, step)), "data-step": ""]
      ) { $0.step(step, number: "\(number)", level: 2, of: self) }
    }
    if let note = shown.note {
      markup.element("p", ["class": "cut"], note)
    }
    closing(&markup)
  }

  func contents(_ markup: inout Markup) {
    func link(_ id: String, _ mark: String?, _ style: String?, _ text: String) {
      markup.element("li", ["class": style]) { markup in
        markup.element("a", ["href": "#" + self.id(id)]) { markup in
          if let mark { markup.element("span", ["class": "mark"], mark) }
          markup.element("span", Cut.value(text))
        }
      }
    }
    if !prefix.isEmpty { link("top", nil, "prose", run.title) }
    link("summary", nil, "prose", "Summary")
    if run.model != nil { link("model", nil, "prose", "Model") }
    if states != nil { link("tables", nil, "prose", "The tables, step by step") }
    for (place, number, step) in shown.steps {
      let anchor = Self.anchor(place, number, step)
      if step.isProse {
        if step.hasOwnName { link(anchor, nil, "prose", step.title) }
      } else {
        link(anchor, step.status.mark, step.status.style, "\(number). \(step.title)")
        // What a group or an included file does is looked for too; rounds would be many times the same.
        guard step.rounds.count == 1 else { continue }
        for (_, place, child) in step.rounds[0].children.shown(Cut.children).steps
        where !child.isProse {
          link(
            "step-\(number)-\(place)", child.status.mark, "\(child.status.style) child",
            "\(number).\(place) \(child.title)")
        }
      }
    }
    link("end", nil, "prose", "Costs")
  }
}

extension StepRun.Status {
  /// The class of what shows it.
  var style: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }

  var word: String { style }
}
