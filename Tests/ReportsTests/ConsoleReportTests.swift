import Scenarios
import Testing

@testable import Reports

struct ConsoleReportTests {
  @Test func drawsEverything() throws {
    let run = try EverythingSample.run()
    try expectSnapshot(
      ConsoleReport(run, style: TerminalStyle(color: false)).text(written: ["reports/a.md"]),
      "everything.txt")
  }

  @Test func drawsTheTwitterNotebookInColors() throws {
    let style = TerminalStyle(color: true)
    try expectSnapshot(
      ConsoleReport(TwitterSample.run(), style: style).text(written: ["a.md"]), "twitter.ansi")
  }

  @Test func quietTellsOnlyFailuresAndTheLastLine() throws {
    var run = try TwitterSample.run()
    let style = TerminalStyle(color: false, detail: .quiet)
    #expect(ConsoleReport(run, style: style).text(written: []).contains("Christian reads"))
    run.steps = Array(run.steps.prefix(3))
    #expect(
      ConsoleReport(run, style: style).text(written: [])
        == "scenarios/twitter/notebook.yaml: 2 steps: 2 passed · 2 requests · 1 WCU\n")
  }

  @Test func sendsATerminalNothingThatItObeys() throws {
    let style = TerminalStyle(color: false, detail: .verbose)
    let text = ConsoleReport(try HostileSample.run(), style: style).text(written: ["\u{1B}[31m"])
    let obeyed = text.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value)
        || (0x202A...0x202E).contains($0.value)
    }
    #expect(obeyed.isEmpty)
  }

  @Test func addsUpSeveralRuns() throws {
    let runs = try [TwitterSample.run(), TwitterSample.run()]
    #expect(
      ConsoleReport.total(runs, style: TerminalStyle(color: false))
        == "2 scenarios: 2 failed · 20 requests · 4 RCU · 10 WCU\n")
  }
}
