import Testing

@testable import Documents

struct DiagnosticRenderingTests {
  @Test func drawsThePlaceAndTheSuggestion() throws {
    let text = String(repeating: "\n", count: 40) + "    call: post_twet\n"
    let file = try SourceFile(path: "scenarios/twitter/notebook.yaml", bytes: Array(text.utf8))
    let error = Diagnostic.unknown(
      "access pattern", "post_twet", among: ["post_tweet"], at: Span(file, 50, 59))
    #expect(
      error.rendered() == """
        error: unknown access pattern 'post_twet'
          --> scenarios/twitter/notebook.yaml:41:11
           |
        41 |     call: post_twet
           |           ^^^^^^^^^ did you mean 'post_tweet'?

        """)
    #expect(
      error.rendered(color: true).hasPrefix(
        "\u{1B}[1;31merror\u{1B}[0m\u{1B}[1m: unknown access pattern 'post_twet'\u{1B}[0m\n"))
  }

  @Test func ordersByFileThenPosition() throws {
    let a = try SourceFile(path: "a", bytes: Array("12345".utf8))
    let b = try SourceFile(path: "b", bytes: Array("12345".utf8))
    func message(_ text: String, _ span: Span?) -> Diagnostic { .warning(text, at: span) }
    let sorted = Diagnostics([
      message("4", Span(b, 0, 1)), message("3", Span(a, 3, 4)), message("1", nil),
      message("2", Span(a, 1, 2)),
    ])
    #expect(sorted.all.map(\.message) == ["1", "2", "3", "4"])
    #expect(!sorted.hasErrors)
  }

  @Test func aMessageStaysOnOneLine() {
    #expect(Diagnostic.error("a\nb\u{1B}[31m", at: nil).rendered() == "error: a␊b␛[31m\n")
  }
}
