/// Cutting what is too long for a report, which always says so.
enum Cut {
  /// Rows of a table, requests of a round, rounds of a step.
  static let rows = 50
  /// Steps that a report shows.
  static let steps = 1_000
  /// Steps inside a group or an included file.
  static let children = 100
  /// Columns of a table.
  static let columns = 20
  /// Characters of a value in a table.
  static let cell = 120
  /// Characters of a sentence that somebody wrote.
  static let sentence = 400
  /// Characters of a request or a response.
  static let json = 4_000

  /// `Cut.value("aaaa…")` is the first 120 characters and `… 280 more characters`.
  static func value(_ text: String, limit: Int = cell) -> String {
    guard let (kept, left) = split(text, limit) else { return text }
    return "\(kept)… \(Quantity.of(left, "more character"))"
  }

  /// Cuts at the end of a line where one is near; the note stands on a line of its own.
  static func block(_ text: String, limit: Int = json) -> String {
    guard let (kept, left) = split(text, limit) else { return text }
    guard let end = kept.utf8.lastIndex(of: UInt8(ascii: "\n")),
      kept.utf8.distance(from: kept.startIndex, to: end) > kept.utf8.count / 2
    else { return "\(kept)\n… \(Quantity.of(left, "more character"))" }
    let dropped = kept[end...].unicodeScalars.count
    return "\(kept[..<end])\n… \(Quantity.of(left + dropped, "more character"))"
  }

  /// `… 9,950 more items`, or nil where all are shown.
  static func note(shown: Int, of count: Int, _ noun: String) -> String? {
    count > shown
      ? "… \(Quantity.grouped(count - shown)) more \(noun)\(count - shown == 1 ? "" : "s")" : nil
  }

  /// The first scalars and how many follow; nil where all fit.
  private static func split(_ text: String, _ limit: Int) -> (kept: String, left: Int)? {
    guard text.utf8.count > limit else { return nil }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return nil }
    return (String(scalars[..<end]), scalars[end...].count)
  }
}
