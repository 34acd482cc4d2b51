import Testing

@testable import Reports

struct MarkdownProseTests {
  @Test(arguments: [
    ("plain *text* and `code`\n", "plain *text* and `code`"),
    ("# One\n\n## Two", "### One\n\n#### Two"),
    ("###### Six", "###### Six"),
    ("#no heading", "#no heading"),
    ("a <b>c</b> <!-- d", "a &lt;b>c&lt;/b> &lt;!-- d"),
    ("a `<b>` c", "a `<b>` c"),
    ("a `<b> c", "a `&lt;b> c"),
    ("open `tick\n<i> `x <b> y`", "open `tick\n&lt;i> `x &lt;b> y`"),
    ("see <https://example.com/a> <https://x y>", "see <https://example.com/a> &lt;https://x y>"),
    ("<https://a`> <script> `", "&lt;https://a`> <script> `"),
    ("\\<b> \\\\<b>", "\\<b> \\\\&lt;b>"),
    ("```\n<b>\n# x\n```\n# y", "```\n<b>\n# x\n```\n### y"),
    ("- a\n  ```\n  never closed", "- a\n  ```\n  never closed\n  ```"),
    ("~~~~ yaml\n```\n~~~\nx", "~~~~ yaml\n```\n~~~\nx\n~~~~"),
    ("    ```\nnot a fence <b>", "    ```\nnot a fence &lt;b>"),
    ("\n\n a\r\nb \n\n", " a\nb "),
    ("x \u{202E}y", "x <U+202E>y"),
    ("", ""),
  ])
  func proseStaysInItsPlace(source: String, result: String) {
    #expect(Markdown.prose(source, headingsDown: 2) == result)
  }
}
