/// A text cut into what a recording renames and what it does not.
///
/// `MSG#1705014707#done` is the texts `MSG#` and `#done` with the time 1705014707 between them.
struct RenamedText: Equatable {
  enum Token: Equatable {
    /// `6cca7afc-e1ec-4eca-b0eb-175480e275b5`
    case uuid
    /// A whole number from 1000000000 to 9999999999, not part of a longer number.
    case time
  }

  /// Each token with its text, in order.
  private(set) var tokens: [(token: Token, text: String)] = []
  /// The bytes around the tokens, each token as one zero byte and its kind: texts of one skeleton
  /// differ at most in their tokens.
  private(set) var skeleton: [UInt8] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if let token = Self.token(in: bytes, at: index) {
        let end = index + (token == .uuid ? 36 : 10)
        tokens.append((token, String(decoding: bytes[index..<end], as: UTF8.self)))
        skeleton += [0, token == .uuid ? 1 : 2]
        index = end
      } else {
        // Text has no zero byte to speak of; one that is there is told from a token.
        if bytes[index] == 0 { skeleton += [0, 0] } else { skeleton.append(bytes[index]) }
        index += 1
      }
    }
  }

  static func == (left: RenamedText, right: RenamedText) -> Bool {
    left.skeleton == right.skeleton
      && left.tokens.elementsEqual(right.tokens) { sameBytesOf($0.text, $1.text) }
  }

  private static func sameBytesOf(_ a: String, _ b: String) -> Bool {
    a.utf8.elementsEqual(b.utf8)
  }

  private static func token(in bytes: [UInt8], at start: Int) -> Token? {
    let isFirstOfRun = start == 0 || !isAlphanumeric(bytes[start - 1])
    if isFirstOfRun, isUUID(bytes, start) { return .uuid }
    return isTime(bytes, start) ? .time : nil
  }

  private static func isUUID(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start + 36 <= bytes.count else { return false }
    for place in 0..<36 {
      let byte = bytes[start + place]
      let isDash = [8, 13, 18, 23].contains(place)
      guard isDash ? byte == UInt8(ascii: "-") : isHex(byte) else { return false }
    }
    return start + 36 == bytes.count || !isAlphanumeric(bytes[start + 36])
  }

  private static func isTime(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start + 10 <= bytes.count, bytes[start] != UInt8(ascii: "0"),
      bytes[start..<start + 10].allSatisfy(isDigit),
      start == 0 || !isDigit(bytes[start - 1])
    else { return false }
    let end = start + 10
    // A fraction makes it no whole number: `1705014707.5`, and `3.1705014707` the other way round.
    if end < bytes.count, isDigit(bytes[end]) { return false }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
      return false
    }
    if start >= 2, bytes[start - 1] == UInt8(ascii: "."), isDigit(bytes[start - 2]) { return false }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
