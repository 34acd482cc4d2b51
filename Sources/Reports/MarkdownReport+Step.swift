import DynamoDBWire
import Scenarios

extension MarkdownReport {
  /// The heading as it shows: `✓ 3. Save Martin`.
  static func heading(_ step: StepRun, number: String) -> String {
    let title = Markdown.visible(Cut.value(step.title))
    return step.isProse ? title : "\(step.status.mark) \(number). \(title)"
  }

  /// A step with what it sent, gave and changed.
  /// - Parameter number: `3`, `3.1` for an inner step, `3[0].1` for one of the first round.
  mutating func step(_ step: StepRun, number: String, level: Int) -> [String] {
    if step.isProse { return prose(step, level: level) }
    return introduction(step, number: number, level: level)
      + play(step, number: number, level: level)
  }

  /// What can be said before the step runs: heading, note, access pattern.
  mutating func introduction(_ step: StepRun, number: String, level: Int) -> [String] {
    let title = Markdown.text(Cut.value(step.title))
    var blocks = ["\(Self.marks(level)) \(step.status.mark) \(number). \(title)"]
    if let line = facts(step) { blocks.append(line) }
    if let note = step.note {
      blocks.append(Markdown.prose(note, headingsDown: level))
    }
    blocks += explanation(step) + question(step.question, level: level)
    return blocks.filter { !$0.isEmpty }
  }

  /// What came of it: rounds, and what holds over all of them.
  mutating func play(_ step: StepRun, number: String, level: Int) -> [String] {
    var blocks: [String] = []
    if case .skipped(let reason) = step.status {
      blocks.append("**Skipped:** \(Markdown.text(Self.oneLine(reason)))")
    }
    for (index, round) in Self.shownRounds(step.rounds) {
      blocks += self.round(
        round, of: step, number: step.rounds.count > 1 ? "\(number)[\(index)]" : number,
        level: level)
    }
    let hidden = step.rounds.count - Self.shownRounds(step.rounds).count
    if let note = Cut.note(shown: 0, of: hidden, "round") { blocks.append("*\(note)*") }
    return blocks.filter { !$0.isEmpty } + checks(step.checks, title: "Over all rounds")
  }

  func prose(_ step: StepRun, level: Int) -> [String] {
    let title = Markdown.text(Cut.value(step.title))
    let note = Markdown.prose(step.note ?? "", headingsDown: level - 1)
    let heading = step.hasOwnName ? ["\(Self.marks(level)) \(title)"] : []
    return heading + (note.isEmpty ? [] : [note]) + question(step.question, level: level)
  }

  /// `In [116] · PutItem, GetItem · 0.5 RCU · 1 WCU`
  private func facts(_ step: StepRun) -> String? {
    let exchanges = step.exchanges
    let parts =
      [step.isFinally ? "finally" : nil, step.cell.map { Markdown.text(Self.oneLine($0)) }]
      .compactMap(\.self)
      + (exchanges.isEmpty ? [] : [Markdown.text(exchanges.operationList)])
      + Quantity.parts(step.capacity)
    return parts.isEmpty ? nil : "*\(parts.joined(separator: Quantity.separator))*"
  }

  /// The first rounds, and of those behind them the ones that failed.
  static func shownRounds(_ rounds: [RoundRun]) -> [(offset: Int, element: RoundRun)] {
    let shown = rounds.enumerated().filter { $0.offset < Cut.rows || $0.element.hasFailed }
    return Array(shown.prefix(2 * Cut.rows))
  }

  static func marks(_ level: Int) -> String { String(repeating: "#", count: min(level, 6)) }
}

extension StepRun {
  /// Prose without a name is a Markdown cell that brings its own headings.
  var hasOwnName: Bool { !name.isEmpty && !sameBytes(name, keyword) }
}
