import Scenarios

/// The runs of one scenario in Markdown: the run, or an overview of its cases with a chapter for the
/// first of them and for those that failed.
enum MarkdownCases {
  /// Chapters beside that of the first case.
  private static let chapters = 10

  static func text(_ runs: [Run], _ settings: ReportSettings) -> String {
    guard let first = runs.first else { return "" }
    let setup = first.setup.filter { !$0.passed }.map { MarkdownReport($0, settings).text }
    guard first.caseName != nil else {
      return (setup + runs.map { MarkdownReport($0, settings).text }).joined(separator: "\n")
    }
    let shown = Set(chapters(of: runs))
    var blocks = ["# \(Markdown.text(MarkdownReport.oneLine(first.name)))"]
    let description = Markdown.prose(first.description, headingsDown: 1)
    if !description.isEmpty { blocks.append(description) }
    blocks += ["## Cases", totals(runs), table(runs, shown).text]
    let left = runs.count - rows(runs).count
    if let note = Cut.note(shown: 0, of: left, "case") { blocks.append("*\(note)*") }
    let overview = blocks.joined(separator: "\n\n") + "\n"
    let cases = runs.indices.filter(shown.contains).map { index in
      chapter(runs[index], settings)
    }
    var anchors = ChapterAnchors()
    return ([overview] + setup + cases).map { anchors.resolved($0) }.joined(separator: "\n")
  }

  /// The runs that are shown in full.
  static func chapters(of runs: [Run]) -> [Int] {
    guard runs.first?.caseName != nil else { return Array(runs.indices) }
    let failed = runs.indices.dropFirst().filter { !runs[$0].passed && !runs[$0].isUnplayed }
    return [0] + failed.prefix(chapters)
  }

  private static func chapter(_ run: Run, _ settings: ReportSettings) -> String {
    var chapter = run
    // The overview has it.
    chapter.description = ""
    return MarkdownReport(chapter, settings).text
  }

  private static func totals(_ runs: [Run]) -> String {
    let passed = runs.count(where: \.passed)
    let counts = [(passed, "passed"), (runs.count - passed, "failed")].filter { $0.0 > 0 }
      .map { "\(Quantity.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    let capacity = runs.reduce(Capacity.zero) { $0 + $1.capacity }
    let requests = runs.reduce(0) { $0 + $1.exchanges.count }
    let mark = passed == runs.count ? "✓" : "✗"
    return
      (["**\(mark) \(Quantity.of(runs.count, "case")): \(counts)**"]
      + [Quantity.of(requests, "request")] + Quantity.parts(capacity))
      .joined(separator: Quantity.separator)
  }

  /// The first cases, and of those behind them the ones that failed.
  static func rows(_ runs: [Run]) -> [Int] {
    Array(runs.indices.filter { $0 < Cut.rows || !runs[$0].passed }.prefix(2 * Cut.rows))
  }

  private static func table(_ runs: [Run], _ shown: Set<Int>) -> PipeTable {
    var table = PipeTable([
      .init("#", .right), .init("Case"), .init("Steps"), .init("Requests", .right),
      .init("RCU", .right), .init("WCU", .right), .init("Result", .center),
    ])
    for index in rows(runs) {
      let run = runs[index]
      let name = Markdown.visible(Cut.value(run.caseName ?? ""))
      let chapter = "\(MarkdownReport.oneLine(run.name)): \(name)"
      let capacity = run.capacity
      table.rows.append([
        "\(index + 1)",
        shown.contains(index) ? Markdown.link(name, to: chapter) : Markdown.text(name),
        RunTotals(run).results, Quantity.grouped(run.exchanges.count),
        Quantity.units(capacity.rcu), Quantity.units(capacity.wcu), run.passed ? "✓" : "✗",
      ])
    }
    return table
  }
}
