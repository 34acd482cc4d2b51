/// A place in a file as people count it.
package struct Position: Sendable, Equatable, Comparable {
  /// Bytes before it, from 0.
  package let offset: Int
  /// Lines from 1.
  package let line: Int
  /// Unicode scalars from 1, as editors show them.
  package let column: Int

  package static func < (a: Position, b: Position) -> Bool { a.offset < b.offset }
}

/// A stretch of a file, half open: `start` is its first byte, `end` the byte after its last.
///
/// It holds offsets only, so that every node of a large file can carry one; lines and columns are
/// counted when somebody asks.
package struct Span: Sendable {
  package let file: SourceFile
  package let startOffset: Int
  package let endOffset: Int

  /// Offsets outside the file are moved to its ends.
  package init(_ file: SourceFile, _ start: Int, _ end: Int) {
    self.file = file
    startOffset = min(max(start, 0), file.bytes.count)
    endOffset = min(max(end, startOffset), file.bytes.count)
  }

  package var start: Position { file.position(at: startOffset) }
  package var end: Position { file.position(at: endOffset) }

  /// What stands in the file there.
  package var text: String {
    String(decoding: file.bytes[startOffset..<endOffset], as: UTF8.self)
  }
}

/// A value together with the place it was read from.
package struct Located<Value> {
  package let value: Value
  package let span: Span

  package init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Value: Sendable {}
