/// Faults that a database is to have: `disturb: { throttle: every 3rd write, page_bytes: 1KB }`.
package struct Disturbance: Sendable, Equatable {
  /// Calls that are turned away for having been too much.
  package var throttle: Occurrence?
  /// How much of each batch is left undone, from 0 to 1.
  package var unprocessed: Double?
  /// How much one page of a Query or Scan reads, in bytes.
  package var pageBytes: Int?
  /// How many steps back indexes are.
  package var staleIndexReads: Int?
  /// Transactions that meet another one.
  package var conflict: Occurrence?
  /// What each call takes longer.
  package var latency: Duration?
  /// Calls that are carried out, but whose answer does not arrive.
  package var loseAnswer: Occurrence?

  package init() {}

  /// These faults, with those of a step in place of its own kinds.
  package func overridden(by other: Disturbance) -> Disturbance {
    var result = self
    result.throttle = other.throttle ?? throttle
    result.unprocessed = other.unprocessed ?? unprocessed
    result.pageBytes = other.pageBytes ?? pageBytes
    result.staleIndexReads = other.staleIndexReads ?? staleIndexReads
    result.conflict = other.conflict ?? conflict
    result.latency = other.latency ?? latency
    result.loseAnswer = other.loseAnswer ?? loseAnswer
    return result
  }
}

/// Which calls something happens to: `every 3rd write`, `1st transaction`, `5th`.
package struct Occurrence: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case request
    case read
    case write
    case transaction
  }

  package let number: Int
  /// Whether it is each of them, or the one alone.
  package let repeats: Bool
  package let kind: Kind

  package init(number: Int, repeats: Bool, kind: Kind) {
    self.number = number
    self.repeats = repeats
    self.kind = kind
  }

  /// nil for what says no occurrence.
  package init?(_ text: String) {
    var words = text.split(separator: " ", omittingEmptySubsequences: true)
    let repeats = words.first == "every"
    if repeats { words.removeFirst() }
    var number = repeats ? 1 : nil as Int?
    if let word = words.first, let counted = Self.ordinal(word) {
      number = counted
      words.removeFirst()
    }
    var kind: Kind? = .request
    if let word = words.first {
      kind = Kind(rawValue: String(word)) ?? Kind(rawValue: String(word.dropLast()))
      words.removeFirst()
    }
    guard words.isEmpty, let number, let kind else { return nil }
    self.init(number: number, repeats: repeats, kind: kind)
  }

  /// 3 of `3rd`.
  private static func ordinal(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isWholeNumber }
    guard let number = Int(digits), number > 0,
      ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
    else { return nil }
    return number
  }

  /// Whether it is the call with a number, counted from 1 among those of its kind.
  package func includes(_ count: Int) -> Bool {
    repeats ? count.isMultiple(of: number) : count == number
  }
}
