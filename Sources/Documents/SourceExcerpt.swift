/// One line of a file around a span, made visible and cut to fit, with the columns to underline.
struct SourceExcerpt {
  let text: String
  /// Columns before the underline, and the columns of it.
  let indent: Int
  let length: Int

  /// Columns of source text that are shown at most.
  static let widthLimit = 100

  /// Only the first line of a span is shown.
  init(_ span: Span) {
    let file = span.file.original ?? span.file
    let line = file.lineRange(file.lineNumber(at: span.startOffset))
    let start = min(span.startOffset, line.upperBound)
    let end = max(start, min(span.endOffset, line.upperBound))

    // Far more than is shown, but little of a line of megabytes.
    let reach = Self.widthLimit * 4
    let before = Self.scalars(file.bytes, from: max(line.lowerBound, start - reach), to: start)
    let after = Self.scalars(file.bytes, from: start, to: min(line.upperBound, start + reach))
    let marked = Self.scalars(file.bytes, from: start, to: min(end, start + reach)).count

    let lead = Self.widthLimit * 2 / 5
    let fits =
      start - line.lowerBound < reach && line.upperBound - start < reach
      && Self.width(before[...]) + Self.width(after[...]) <= Self.widthLimit
    var first = before.startIndex
    if !fits {
      while Self.width(before[first...]) > lead { first += 1 }
    }
    let cutsBefore = first > 0 || start - reach > line.lowerBound
    var last = after.startIndex
    var used = Self.width(before[first...])
    while last < after.endIndex, fits || used + VisibleText.width(after[last]) <= Self.widthLimit {
      used += VisibleText.width(after[last])
      last += 1
    }
    let cutsAfter = last < after.count || start + reach < line.upperBound

    let shown = (before[first...] + after[..<last]).map(VisibleText.of).joined()
    text = (cutsBefore ? "…" : "") + shown + (cutsAfter ? "…" : "")
    indent = Self.width(before[first...]) + (cutsBefore ? 1 : 0)
    length = max(1, Self.width(after[..<min(marked, last)]))
  }

  private static func scalars(_ bytes: [UInt8], from start: Int, to end: Int) -> [Unicode.Scalar] {
    var start = start
    while start < end, bytes[start].isContinuation { start += 1 }
    return Array(String(decoding: bytes[start..<max(start, end)], as: UTF8.self).unicodeScalars)
  }

  private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + VisibleText.width($1) }
  }
}
