extension Node {
  /// Whether a comment follows an unquoted text on its line: it may be meant as part of the text.
  package var isCutByComment: Bool {
    guard style == .plain else { return false }
    let bytes = span.file.bytes
    var cursor = span.endOffset
    while cursor < bytes.count, bytes[cursor].isBlank { cursor += 1 }
    return cursor > span.endOffset && bytes.has("#", at: cursor)
  }
}
