import Documents

/// Files as a user may hand them over; every message must have a place inside the file.
extension FuzzTarget {
  static let documents = FuzzTarget(
    name: "documents",
    seeds: [
      "a: 1\nb: [x, 'y', \"z\\n\"]\nc: {d: null, e: 0x1F}\n",
      "steps:\n  - put: &item { PK: 'USER#1' }\n  - put: *item\n  - text: |\n      two\n      lines\n",
      "key: >-\n  folded\n  text\n# comment\n? complex\n: value\n",
      "--- !tag\n- -1.5e3\n- ~\n- \"\\u00e9\"\n...\n",
    ]
  ) { bytes in
    do throws(Diagnostic) {
      let file = try SourceFile(path: "fuzz.yaml", bytes: bytes)
      visit(try parsed(file))
    } catch {
      _ = error.rendered()
    }
  }

  private static func parsed(_ file: SourceFile) throws(Diagnostic) -> Node {
    do throws(Diagnostics) {
      return try Node.parse(file)
    } catch {
      require(error.hasErrors, "a failure without an error")
      _ = error.rendered()
      throw error.all[0]
    }
  }

  private static func visit(_ node: Node) {
    let span = node.span
    require(
      span.startOffset <= span.endOffset && span.endOffset <= span.file.bytes.count,
      "a value outside its file")
    switch node.value {
    case .list(let nodes): for node in nodes { visit(node) }
    case .map(let entries): for entry in entries { visit(entry.value) }
    case .text(let text):
      let end = text.utf8.count
      _ = node.span(ofText: 0..<end)
      _ = node.span(ofText: end / 2..<end)
    case .null, .bool, .number: break
    }
  }
}
