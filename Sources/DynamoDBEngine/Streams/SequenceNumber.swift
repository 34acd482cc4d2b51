/// The sequence numbers of a stream: 21 digits, growing.
///
/// Between the numbers of two neighbouring records there is room for the end of a shard and the start
/// of the next, which are numbers of no record.
enum SequenceNumber {
  private static let base: UInt128 = 100_000_000_000_000_000_000
  private static let step: UInt128 = 10

  static func record(_ place: Int) -> String { text(place, 5) }
  static func start(_ place: Int) -> String { text(place, 1) }
  static func end(_ place: Int) -> String { text(place, 0) }

  private static func text(_ place: Int, _ offset: UInt128) -> String {
    String(base + UInt128(place) * step + offset)
  }

  /// The place of the first record that has this number or a greater one; nil where the text is no
  /// sequence number of a stream.
  /// - Parameter isExclusive: Of the first record with a greater one.
  static func place(of text: String, isExclusive: Bool) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt128(text),
      number >= base
    else { return nil }
    let (place, offset) = (number - base).quotientAndRemainder(dividingBy: step)
    let isBehind = isExclusive ? offset >= 5 : offset > 5
    return Int(exactly: isBehind ? place + 1 : place)
  }
}
