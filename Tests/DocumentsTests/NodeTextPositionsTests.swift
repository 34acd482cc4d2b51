import Testing

@testable import Documents

/// Each text holds an X, once in the file and once in the decoded text: they must meet.
struct NodeTextPositionsTests {
  @Test(arguments: [
    "a: one X two",
    "a: 'one X two'",
    "a: 'it''s X'",
    "a: ''' X '''",
    #"a: "tab\t \u00e9 \x41 \U0001F600 \"q\" X""#,
    "a: \"one \\\n   two X\"",
    "a: \"one\n\n   two X\"",
    "a: one\n  two\n\n  three X",
    "a: |\n  one\n    two\n\n  thrée X\n  four\n",
    "a: |2\n    X\n",
    "a: >-\n  one\n  two   X\n\n   more\n",
    "a: >\n\n\n  one\n  X\n",
    "a: &n !!str X",
    "- k: |\n    é\r\n    X\r\n",
  ])
  func followTheText(source: String) throws {
    let file = try SourceFile(path: "f", bytes: Array(source.utf8))
    let root = try Node.parse(file)
    let node = try #require(firstText(root))
    let text = Array(try #require(node.text).utf8)
    let decoded = try #require(text.firstIndex(of: UInt8(ascii: "X")))
    let written = try #require(file.bytes.firstIndex(of: UInt8(ascii: "X")))
    let span = node.span(ofText: decoded..<decoded + 1)
    #expect(span.startOffset == written)
    #expect(span.endOffset == written + 1)
  }

  @Test func theEndOfTheTextIsAPlaceToo() throws {
    let file = try SourceFile(path: "f", bytes: Array("a: 'bc'".utf8))
    let node = try #require(firstText(try Node.parse(file)))
    #expect(node.span(ofText: 2..<2).startOffset == 6)
  }

  private func firstText(_ node: Node) -> Node? {
    switch node.value {
    case .text: return node
    case .list(let nodes): return nodes.lazy.compactMap(firstText).first
    case .map(let entries): return entries.lazy.compactMap { firstText($0.value) }.first
    default: return nil
    }
  }
}
