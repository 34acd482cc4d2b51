import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Markup {
  /// A step with what it sent, gave and changed.
  /// - Parameter number: `3`, or `3.1` for an inner step.
  mutating func step(
    _ step: StepRun, number: String, level: Int, of part: HTMLPart
  ) {
    if step.isProse {
      if step.hasOwnName { heading(level) { $0.text(Cut.value(step.title)) } }
      prose(step.note ?? "", under: level)
      question(step.question)
      return
    }
    heading(level) { markup in
      markup.element("span", ["class": step.status.style], step.status.mark)
      markup.text(" \(number). \(Cut.value(step.title))")
    }
    facts(step, number, of: part)
    if let note = step.note { prose(note, under: level) }
    if let pattern = step.pattern { explanation(pattern, number, of: part) }
    question(step.question)
    if case .skipped(let reason) = step.status {
      element("p") { markup in
        markup.element("strong", "Skipped: ")
        markup.text(MarkdownReport.oneLine(reason))
      }
    }
    let shown = MarkdownReport.shownRounds(step.rounds)
    for (index, round) in shown {
      let inner = step.rounds.count > 1 ? "\(number)[\(index)]" : number
      if round.item == nil {
        self.round(round, of: step, number: inner, level: level, part)
      } else {
        element("section", ["class": "round"]) {
          $0.round(round, of: step, number: inner, level: level, part)
        }
      }
    }
    if let note = Cut.note(shown: shown.count, of: step.rounds.count, "round") {
      element("p", ["class": "cut"], note)
    }
    part.checks(step.checks, "Over all rounds", &self)
  }

  /// Headings below the sixth are none.
  private mutating func heading(_ level: Int, _ content: (inout Markup) -> Void) {
    switch level {
    case ...2: element("h2", [:], content)
    case 3: element("h3", [:], content)
    case 4: element("h4", [:], content)
    case 5: element("h5", [:], content)
    default: element("h6", [:], content)
    }
  }

  private mutating func facts(_ step: StepRun, _ number: String, of part: HTMLPart) {
    let exchanges = step.exchanges
    let facts =
      [step.isFinally ? "finally" : nil, step.cell.map(MarkdownReport.oneLine)].compactMap(\.self)
      + (exchanges.isEmpty ? [] : [exchanges.operationList]) + Quantity.parts(step.capacity)
      + (part.settings.timings && !exchanges.isEmpty ? [Timing.text(exchanges)] : [])
    let state = part.states?.position(ofStep: number)
    guard !facts.isEmpty || state != nil else { return }
    element("p", ["class": "facts"]) { markup in
      markup.text(facts.joined(separator: Quantity.separator))
      guard let state else { return }
      markup.element("span", ["class": "needs-script"]) { markup in
        markup.text(facts.isEmpty ? "" : Quantity.separator)
        markup.element(
          "a", ["href": "#\(part.id("tables"))", "data-state": "\(state)"],
          "the table after this step")
      }
    }
  }

  /// What the reader is asked, with hint and answer folded.
  private mutating func question(_ question: Question?) {
    guard let question else { return }
    element("section", ["class": "question", "aria-label": "Question"]) { markup in
      markup.element("p") { $0.element("strong", "Question") }
      markup.prose(question.ask, under: 6)
      for (title, text) in [("Hint", question.hint), ("Answer", question.answer)] {
        guard let text else { continue }
        markup.element("details") { markup in
          markup.element("summary", title)
          markup.element("div", ["class": "body"]) { $0.prose(text, under: 6) }
        }
      }
    }
  }

  private mutating func explanation(
    _ pattern: AccessPattern, _ number: String, of part: HTMLPart
  ) {
    element("div", ["class": "pattern"]) { markup in
      markup.element("p") { markup in
        let name = [pattern.label, pattern.name].filter { !$0.isEmpty }
        markup.element("strong", name.joined(separator: Quantity.separator))
        markup.text(" – \(MarkdownReport.oneLine(pattern.summary))")
      }
      if part.explains(pattern, at: number) { markup.prose(pattern.note, under: 6) }
    }
  }

  private mutating func round(
    _ round: RoundRun, of step: StepRun, number: String, level: Int, _ part: HTMLPart
  ) {
    var inner = level + 1
    if let item = round.item {
      heading(inner) { markup in
        let mark = round.hasFailed ? "✗ " : ""
        markup.text("\(mark)Round \(round.index): \(Cut.value(item.inWords))")
      }
      inner += 1
    }
    if let call = MarkdownReport.signature(step, round) { code(call) }
    for (index, exchange) in round.exchanges.prefix(Cut.rows).enumerated() {
      request(exchange, id: part.id("request-\(Self.plain(number))-\(index + 1)"), part)
    }
    if let note = Cut.note(shown: Cut.rows, of: round.exchanges.count, "request") {
      element("p", ["class": "cut"], note)
    }
    failure(round)
    result(round, part)
    state(round, step.show, part)
    let children = round.children.shown(Cut.children)
    for (_, place, child) in children.steps {
      let number = "\(number).\(place)"
      let id = child.isProse ? nil : part.id("step-\(Self.plain(number))")
      element("section", ["class": "child", "id": id]) {
        $0.step(child, number: number, level: inner, of: part)
      }
    }
    if let note = children.note { element("p", ["class": "cut"], note) }
    part.checks(of: round, &self)
    part.recorded(round.recorded, &self)
  }

  /// A step's number in an id: `4[0].1` is `4-0-1`.
  static func plain(_ number: String) -> String {
    number.split { !$0.isNumber }.joined(separator: "-")
  }

  mutating func code(_ text: String) {
    element("pre", ["tabindex": "0"]) { $0.element("code") { $0.lines(text) } }
  }

  private mutating func failure(_ round: RoundRun) {
    if let error = round.error {
      element("p", ["class": round.expectsError ? nil : "failed"]) { markup in
        markup.element("strong", (round.expectsError ? "" : "✗ ") + error.type)
        markup.text(": \(Cut.value(error.message, limit: 1_000))")
      }
    }
    if let fault = round.fault {
      let line = fault.span.map { " (line \($0.start.line))" } ?? ""
      element("p", ["class": "failed"], "✗ \(Cut.value(fault.message, limit: 1_000))\(line)")
    }
  }
}

extension Value {
  /// `reader: "1", tweets: 2`
  var inWords: String {
    guard case .map(let entries) = self, !entries.isEmpty else { return plainText }
    return entries.map(\.plainText).joined(separator: ", ")
  }
}
