package import Documents

/// Which tags are wanted: words with `&&`, `||`, `!` and parentheses; `&&` binds tighter than `||`.
///
/// ```swift
/// let filter = try TagFilter("twitter && !slow")
/// filter.matches(["twitter", "notebook"])  // true
/// ```
package struct TagFilter: Sendable {
  /// As it was given.
  package let text: String
  private let tree: Tree

  private indirect enum Tree: Sendable {
    case tag(String)
    case not(Tree)
    case all(Tree, Tree)
    case any(Tree, Tree)
  }

  /// Parentheses and `!` deeper than this are no filter that anybody means.
  private static let depthLimit = 100

  /// - Throws: What is wrong, with its place in the text.
  package init(_ text: String) throws(Diagnostic) {
    self.text = text
    var reader = Reader(file: try SourceFile(path: "--tags", bytes: Array(text.utf8)))
    tree = try reader.any(depth: 0)
    try reader.end()
  }

  package func matches(_ tags: [String]) -> Bool { Self.holds(tree, tags) }

  private static func holds(_ tree: Tree, _ tags: [String]) -> Bool {
    switch tree {
    case .tag(let tag): tags.contains(tag)
    case .not(let inner): !holds(inner, tags)
    case .all(let left, let right): holds(left, tags) && holds(right, tags)
    case .any(let left, let right): holds(left, tags) || holds(right, tags)
    }
  }

  private struct Reader {
    let file: SourceFile
    var position = 0

    init(file: SourceFile) { self.file = file }

    mutating func any(depth: Int) throws(Diagnostic) -> Tree {
      var tree = try all(depth: depth)
      var count = 0
      while eat("||") {
        count += 1
        try limit(count + depth)
        tree = .any(tree, try all(depth: depth))
      }
      return tree
    }

    mutating func all(depth: Int) throws(Diagnostic) -> Tree {
      var tree = try one(depth: depth)
      var count = 0
      while eat("&&") {
        count += 1
        try limit(count + depth)
        tree = .all(tree, try one(depth: depth))
      }
      return tree
    }

    private mutating func one(depth: Int) throws(Diagnostic) -> Tree {
      try limit(depth)
      if eat("!") { return .not(try one(depth: depth + 1)) }
      if eat("(") {
        let tree = try any(depth: depth + 1)
        guard eat(")") else { throw mistake("')' is missing") }
        return tree
      }
      skipSpace()
      let start = position
      while position < file.bytes.count, !Self.ends(file.bytes[position]) { position += 1 }
      guard position > start else { throw mistake("expected a tag") }
      return .tag(String(decoding: file.bytes[start..<position], as: UTF8.self))
    }

    mutating func end() throws(Diagnostic) {
      skipSpace()
      guard position == file.bytes.count else { throw mistake("expected '&&' or '||'") }
    }

    private func limit(_ depth: Int) throws(Diagnostic) {
      if depth > TagFilter.depthLimit {
        throw mistake("more than \(TagFilter.depthLimit) parts, the limit")
      }
    }

    private static func ends(_ byte: UInt8) -> Bool {
      byte <= 0x20 || "&|!()".utf8.contains(byte)
    }

    private mutating func skipSpace() {
      while position < file.bytes.count, file.bytes[position] <= 0x20 { position += 1 }
    }

    private mutating func eat(_ mark: String) -> Bool {
      skipSpace()
      guard file.bytes[position...].starts(with: mark.utf8) else { return false }
      position += mark.utf8.count
      return true
    }

    private func mistake(_ message: String) -> Diagnostic {
      .error(message, at: Span(file, position, position + 1), label: "such as 'twitter && !slow'")
    }
  }
}
