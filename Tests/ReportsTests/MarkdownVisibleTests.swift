import Documents
import Testing

@testable import Reports

struct MarkdownVisibleTests {
  /// The quick answer is the one that `VisibleText` gives.
  @Test func agreesWithTheTerminal() {
    let wrong = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      scalar.showsAsItself != (VisibleText.of(scalar).unicodeScalars.elementsEqual([scalar]))
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10).map(\.value))")
  }

  @Test func keepsJoinersWhereTheyJoin() {
    #expect(Markdown.visible("👩\u{200D}👧") == "👩\u{200D}👧")
    #expect(Markdown.visible("a\u{200D}") == "a<U+200D>")
  }
}
