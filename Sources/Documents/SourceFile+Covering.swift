extension SourceFile {
  /// The same file with `x` in the place of every byte of a span, so that all other places stay where
  /// they are; nil for a file that is too large to be read again and again.
  func covering(_ span: Span) -> SourceFile? {
    guard bytes.count <= 1 << 20 else { return nil }
    var covered = bytes
    for index in span.startOffset..<span.endOffset { covered[index] = UInt8(ascii: "x") }
    return try? SourceFile(path: path, bytes: covered)
  }
}

extension Diagnostic {
  /// The same message about the same places of a file that has them too.
  func moved(to file: SourceFile) -> Diagnostic {
    func moved(_ span: Span?) -> Span? {
      span.map { Span(file, $0.startOffset, $0.endOffset) }
    }
    var copy = self
    copy.span = moved(span)
    copy.notes = notes.map { Note($0.message, at: moved($0.span)) }
    return copy
  }
}
