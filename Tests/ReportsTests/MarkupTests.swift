import Testing

@testable import Reports

struct MarkupTests {
  @Test func escapesWhatIsForeign() {
    var markup = Markup()
    markup.element("p", ["title": "a\"b'<", "id": nil]) { $0.text("1 < 2 & \u{202E}") }
    #expect(
      markup.source == "<p title=\"a&quot;b&#39;&lt;\">1 &lt; 2 &amp; &lt;U+202E&gt;</p>")
  }

  /// A quotation mark with an accent behind it is one character and ends an attribute all the same.
  @Test func escapesBeforeCombiningCharacters() {
    var markup = Markup()
    markup.element("p", ["title": "\"\u{301} onclick="], "<\u{338}b>")
    #expect(markup.source == "<p title=\"&quot;\u{301} onclick=\">&lt;\u{338}b&gt;</p>")
  }

  @Test func keepsJSONInsideItsScript() {
    var markup = Markup()
    markup.script(json: Array(#"["</script>"]"#.utf8))
    #expect(markup.source == #"["\u003c/script>"]"#)
  }

  @Test(arguments: [
    ("a *b* **c** `d*`", "<p>a <em>b</em> <strong>c</strong> <code>d*</code></p>"),
    ("snake_case_name * 2 *", "<p>snake_case_name * 2 *</p>"),
    ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
    (
      "[x](https://example.com/a)",
      "<p><a href=\"https://example.com/a\" rel=\"noreferrer\">x</a></p>"
    ),
    ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ("- a\n- b\n  c", "<ul><li>a</li><li>b c</li></ul>"), ("2. a", "<ol><li>a</li></ol>"),
    ("# T\n\nx", "<h3>T</h3><p>x</p>"), ("> q", "<blockquote><p>q</p></blockquote>"),
    ("```sh\n<a>\n```", "<pre tabindex=\"0\"><code>&lt;a&gt;</code></pre>"), ("***", "<hr/>"),
    ("\\*a\\*", "<p>*a*</p>"), ("**open", "<p>**open</p>"),
  ])
  func readsMarkdown(source: String, html: String) {
    var markup = Markup()
    markup.prose(source, under: 2)
    #expect(markup.source == html)
  }

  /// Marks without an end are not looked for again and again.
  @Test(arguments: ["*a ", "`a ``", "[a](", "<", "**_", "> ", "| a\n|-\n", "\\"])
  func readsTrapsInLinearTime(trap: String) {
    var markup = Markup()
    let time = ContinuousClock().measure {
      markup.prose(String(repeating: trap, count: 20_000), under: 2)
    }
    #expect(time < .seconds(20))
  }
}
