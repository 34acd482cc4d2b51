import Testing

@testable import Reports

struct MarkdownReportTests {
  @Test func drawsTheTwitterNotebook() throws {
    try expectSnapshot(MarkdownReport.text(TwitterSample.run()), "twitter.md")
  }
}
