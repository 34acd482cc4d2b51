import DynamoDBWire
import Scenarios
import Testing

@testable import Reports

struct MarkdownReportTests {
  @Test func drawsTheTwitterNotebook() throws {
    try expectSnapshot(ReportFormat.markdown.text([TwitterSample.run()]), "twitter.md")
  }

  @Test func drawsEverything() throws {
    try expectSnapshot(ReportFormat.markdown.text([EverythingSample.run()]), "everything.md")
  }

  /// What the snapshot shows was read with `cmark-gfm` too: no foreign HTML, no table torn apart.
  @Test func survivesHostileText() throws {
    try expectSnapshot(ReportFormat.markdown.text([HostileSample.run()]), "hostile.md")
  }

  @Test func givesTheSameBytesAgain() throws {
    #expect(
      ReportFormat.markdown.text([try TwitterSample.run()])
        == ReportFormat.markdown.text([try TwitterSample.run()]))
  }

  @Test func leavesHiddenStepsOutButCountsThem() throws {
    let text = ReportFormat.markdown.text([try EverythingSample.run()])
    #expect(!text.contains("SECRET"))
    #expect(text.contains("(1 hidden)"))
  }

  @Test func holdsNoFolders() throws {
    #expect(!ReportFormat.markdown.text([try TwitterSample.run()]).contains("scenarios/"))
  }

  @Test func everyTableRowHasAsManyCellsAsItsHeader() throws {
    let runs = try [TwitterSample.run(), EverythingSample.run(), HostileSample.run()]
    for run in runs {
      var cells: Int?
      for line in ReportFormat.markdown.text([run]).split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        guard line.hasPrefix("| ") else {
          cells = nil
          continue
        }
        let count = line.split(separator: "|", omittingEmptySubsequences: false).count
        #expect(count == cells ?? count, "\(line)")
        cells = count
      }
    }
  }

  @Test func hasNoForeignHTML() throws {
    let known = [
      "<details>", "</details>", "<summary>", "</summary>", "<b>", "</b>", "<i>", "</i>", "<br>",
      "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>",
    ]
    for line in Self.outsideCode(ReportFormat.markdown.text([try HostileSample.run()])) {
      var line = line
      for tag in known { line = line.replacing(tag, with: "") }
      line = line.replacing(/<t[dh] (row|col)span="[0-9]+">/, with: "")
      let next = line.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false)
        .dropFirst().compactMap(\.first)
      #expect(
        !next.contains { $0.properties.isAlphabetic || "/!?".unicodeScalars.contains($0) },
        "\(line)")
    }
  }

  @Test func hasNoControlCharacters() throws {
    let scalars = ReportFormat.markdown.text([try HostileSample.run()]).unicodeScalars
    let hidden = scalars.filter {
      $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value)
        || (0x202A...0x202E).contains($0.value) || $0.value == 0x200F
    }
    #expect(hidden.isEmpty)
  }

  @Test func staysLinear() throws {
    var run = try TwitterSample.run()
    let steps = run.steps
    run.steps = (0..<300).flatMap { _ in steps }
    let clock = ContinuousClock()
    #expect(clock.measure { _ = ReportFormat.markdown.text([run]) } < .seconds(120))
  }

  /// The lines that Markdown reads, without fenced blocks.
  private static func outsideCode(_ text: String) -> [String] {
    var lines: [String] = []
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let run = line.prefix { $0 == "`" }
      if let open = fence {
        if line == open { fence = nil }
      } else if run.count >= 3 {
        fence = run
      } else {
        lines.append(String(line))
      }
    }
    return lines
  }
}
