extension Node {
  /// The place in the file of a stretch of the decoded text, counted in UTF-8 bytes.
  ///
  /// Escapes, doubled quotes, folded lines and the indentation of block scalars are followed; where
  /// the text cannot be followed the place is the start of the scalar.
  package func span(ofText range: Range<Int>) -> Span {
    guard let start = offset(ofTextByte: range.lowerBound) else {
      return Span(span.file, span.startOffset, span.endOffset)
    }
    let last = range.isEmpty ? nil : offset(ofTextByte: range.upperBound - 1)
    return Span(span.file, start, last.map { $0 + 1 } ?? start)
  }

  /// Walks along the scalar in the file and its decoded text at once.
  private func offset(ofTextByte target: Int) -> Int? {
    guard let text else { return nil }
    let decoded = Array(text.utf8)
    let source = span.file.bytes
    var end = span.endOffset
    var cursor = span.startOffset
    var index = 0
    switch style {
    case .singleQuoted, .doubleQuoted:
      cursor += 1
      end -= 1
    case .literal, .folded:
      // The text begins on the line after the `|`; its indentation is skipped like a folded break.
      while cursor < end, !source[cursor].isBreak { cursor += 1 }
    case .plain, .block, .flow: break
    }
    while cursor < end, index <= target {
      let byte = source[cursor]
      let blanks = blankRun(in: source, from: cursor, to: end)
      if blanks.hasBreak {
        // A break and the indentation after it stand for whatever blanks the text has there.
        let run = blankRun(in: decoded, from: index, to: decoded.count)
        if target < run.end { return max(cursor, blanks.end - (run.end - target)) }
        cursor = blanks.end
        index = run.end
      } else if index == target {
        return cursor
      } else if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
        let escape = escape(in: source, at: cursor)
        cursor += escape.sourceLength
        index += escape.textLength
      } else if index < decoded.count, byte == decoded[index] {
        cursor += style == .singleQuoted && byte == UInt8(ascii: "'") ? 2 : 1
        index += 1
      } else {
        return nil
      }
    }
    return index == target && cursor == end ? end : nil
  }

  private func blankRun(
    in bytes: [UInt8], from start: Int, to limit: Int
  ) -> (end: Int, hasBreak: Bool) {
    var end = start
    var hasBreak = false
    while end < limit, bytes[end].isBlank || bytes[end].isBreak {
      hasBreak = hasBreak || bytes[end].isBreak
      end += 1
    }
    return (end, hasBreak)
  }

  /// How long an escape of a double-quoted scalar is in the file and in the text.
  private func escape(
    in source: [UInt8], at offset: Int
  ) -> (sourceLength: Int, textLength: Int) {
    guard offset + 1 < source.count else { return (1, 1) }
    let digits: Int
    switch source[offset + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
    case .newline, .carriageReturn: return (1, 0)
    default: return (2, 1)
    }
    let hex = source[min(offset + 2, source.count)..<min(offset + 2 + digits, source.count)]
    let scalar = UInt32(String(decoding: hex, as: UTF8.self), radix: 16).flatMap(
      Unicode.Scalar.init)
    return (2 + digits, scalar.map { UTF8.width($0) } ?? 1)
  }
}
