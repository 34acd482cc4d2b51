import Scenarios

/// A run as a chapter in Markdown, for GitHub and for reading as it is.
///
/// A pure function of the run: the same run gives the same bytes, wherever and whenever it was
/// played. What is too long is cut, and says so.
struct MarkdownReport {
  let run: Run
  let settings: ReportSettings
  let keys: KeySchemas
  /// The patterns that have been explained; their notes stand at the first call only.
  var explained: Set<String> = []

  init(_ run: Run, _ settings: ReportSettings = .standard) {
    self.run = run
    self.settings = settings
    keys = KeySchemas(run)
  }

  /// The text of the report, with a line break at its end.
  var text: String {
    var report = self
    return report.blocks().joined(separator: "\n\n") + "\n"
  }

  /// Paragraphs, headings, tables: what an empty line stands between.
  private mutating func blocks() -> [String] {
    var blocks = summary + model
    let shown = run.steps.shown()
    for (_, number, step) in shown.steps {
      blocks += self.step(step, number: String(number), level: 2)
    }
    if let note = shown.note { blocks.append("*\(note)*") }
    blocks += closing
    return opening + contents(blocks) + blocks
  }

  /// What can be said when all has run.
  var closing: [String] { costs + coverage + notebook + ["---", footer] }

  var opening: [String] {
    let description = Markdown.prose(run.description, headingsDown: 1)
    return ["# \(Markdown.text(run.title))"] + (description.isEmpty ? [] : [description])
  }

  /// Only the file's name: its folder depends on where the command was called.
  var footer: String {
    let file = run.path.split(separator: "/").last.map(String.init) ?? run.path
    return "*Played from \(Markdown.text(file)) by partita.*"
  }

  static func oneLine(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: \.isSpace).map(String.init).joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// White space, told without looking it up where it is ASCII.
  var isSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}

extension ReportFormat {
  /// A chapter for each run.
  package static let markdown = ReportFormat(
    "markdown", fileExtension: "md", holdsScenarios: false
  ) { runs, settings in
    MarkdownCases.text(runs, settings)
  }
}
