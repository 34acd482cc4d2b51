import AccessPatterns
import Scenarios
import Templates

extension MarkdownReport {
  /// The access pattern as a quotation: label, summary and, the first time, why it is done so.
  mutating func explanation(_ step: StepRun) -> [String] {
    guard let pattern = step.pattern else { return [] }
    let summary = Markdown.text(Self.oneLine(pattern.summary))
    var text = "**\(Self.title(pattern))** – \(summary)"
    let note = Markdown.prose(pattern.note, headingsDown: 6)
    if !note.isEmpty, explained.insert(pattern.name).inserted { text += "\n\n\(note)" }
    return [Markdown.quoted(text)]
  }

  /// `4th · read_timeline`
  private static func title(_ pattern: AccessPattern) -> String {
    [pattern.label, pattern.name].filter { !$0.isEmpty }.map { Markdown.text(oneLine($0)) }
      .joined(separator: Quantity.separator)
  }

  /// What was called with which arguments, as code:
  ///
  /// ```
  /// post_tweet(author: "6cca7afc", text: "Moin, moin.")
  /// ```
  func call(_ step: StepRun, _ round: RoundRun) -> [String] {
    Self.signature(step, round).map { [Markdown.fenced($0)] } ?? []
  }

  /// The call on one line, or with an argument a line where it is long; nil for other steps.
  static func signature(_ step: StepRun, _ round: RoundRun) -> String? {
    let name: String
    switch step.keyword {
    case "call": name = step.pattern?.name ?? step.title
    case "put", "get", "delete": name = step.keyword
    default: return nil
    }
    let arguments = round.arguments.map {
      VisibleJSON.escaped(Cut.value($0.plainText, limit: 1_000))
    }
    let line = "\(name)(\(arguments.joined(separator: ", ")))"
    if line.displayWidth <= 100 || arguments.isEmpty { return line }
    return "\(name)(\n  \(arguments.joined(separator: ",\n  "))\n)"
  }
}
