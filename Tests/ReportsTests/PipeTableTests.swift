import Testing

@testable import Reports

struct PipeTableTests {
  @Test func alignsByDisplayWidth() {
    let table = PipeTable(
      [.init("name"), .init("n", .right), .init("ok", .center)],
      rows: [["日本", "7", "✓"], ["e\u{301}", "1,200", "✗"], ["👩‍👧 x", "", "–"]])
    #expect(
      table.text == """
        | name |     n | ok  |
        | ---- | ----: | :-: |
        | 日本 |     7 |  ✓  |
        | e\u{301}    | 1,200 |  ✗  |
        | 👩‍👧 x |       |  –  |
        """)
  }
}
