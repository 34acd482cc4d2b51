import Testing

@testable import Reports

struct MarkdownTests {
  @Test(arguments: [
    ("plain USER#6cca-1", "plain USER#6cca-1"),
    ("In [113] < 4 <= 5", "In [113] < 4 <= 5"),
    ("a|b", "a&#124;b"),
    ("<b>&amp;", "&lt;b>&amp;amp;"),
    ("a</b><!--<?", "a&lt;/b>&lt;!--&lt;?"),
    ("*a* `b` ~c~ $d$ \\", "\\*a\\* \\`b\\` \\~c\\~ \\$d\\$ \\\\"),
    ("snake_case_9 _private_", "snake_case_9 \\_private\\_"),
    ("[a](b) [c][d]", "[a\\](b) [c\\][d]"),
    ("two\nlines\tand\r", "two↵lines␉and␍"),
    ("\u{0}\u{7F}\u{202E}", "␀␡&lt;U+202E>"),
    (" x ", "␠x␠"),
    ("\u{A0}", "␠"),
    ("# C #", "\\# C \\#"),
    ("👩‍👧", "👩‍👧"),
    ("a\u{200D}b", "a&lt;U+200D>b"),
  ])
  func textShowsAsItself(plain: String, source: String) {
    #expect(Markdown.text(plain).utf8.elementsEqual(source.utf8), "\(Markdown.text(plain))")
  }

  @Test func bracketsAreEscapedInLinks() {
    #expect(Markdown.link("a [b] c", to: "1. a [b] c") == "[a \\[b\\] c](#1-a-b-c)")
  }

  @Test func codeUsesMoreBackticksThanItHolds() {
    #expect(Markdown.code("a `b`` c") == "```a `b`` c```")
    #expect(Markdown.code("`") == "`` ` ``")
  }

  @Test func fencesAreLongerThanAnyInTheContent() {
    #expect(Markdown.fenced("````\nx", "json") == "`````json\n````\nx\n`````")
  }

  /// The anchors are those that github.com shows for such headings.
  @Test(arguments: [
    ("✓ 3. Save Martin", "-3-save-martin"),
    ("✗ 3. Save Martin", "-3-save-martin"),
    ("Cost by access pattern", "cost-by-access-pattern"),
    ("C++ & Swift: a_b (2nd)", "c--swift-a_b-2nd"),
    ("Größe", "größe"),
    ("日本語 1", "日本語-1"),
    ("a – b", "a--b"),
  ])
  func anchorsAreGitHubs(heading: String, anchor: String) {
    #expect(Markdown.anchor(heading) == anchor)
  }

  @Test func linksEncodeWhatIsNotASCII() {
    #expect(Markdown.link("é", to: "é") == "[é](#%C3%A9)")
  }
}
