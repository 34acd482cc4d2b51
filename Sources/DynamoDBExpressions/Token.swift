/// One word or sign of an expression, with where it stands in the text's bytes.
struct Token {
  enum Kind {
    /// A name, function or keyword: a letter, then letters, digits and `_`.
    case word
    /// `#name`
    case name
    /// `:value`
    case value
    case digits
    /// One of `( ) [ ] . , + - = <> < <= > >=`.
    case symbol
    /// What no grammar has a use for; a syntax error where the parser comes to it.
    case unknown
    case end
  }

  let kind: Kind
  let text: String
  let range: Range<Int>
}

extension Token {
  /// Splits a text into tokens; the last one is always `end`.
  ///
  /// A name does not begin with a digit or `_`, a placeholder's name may (ScyllaDB's
  /// test_update_expression_name_token).
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var position = 0
    while true {
      while position < bytes.count, isSpace(bytes[position]) { position += 1 }
      guard position < bytes.count else { break }
      let (kind, end) = token(in: bytes, at: position)
      let text = String(decoding: bytes[position..<end], as: UTF8.self)
      tokens.append(Token(kind: kind, text: text, range: position..<end))
      position = end
    }
    tokens.append(Token(kind: .end, text: "<EOF>", range: bytes.count..<bytes.count))
    return tokens
  }

  private static func token(in bytes: [UInt8], at start: Int) -> (Kind, end: Int) {
    let first = bytes[start]
    switch first {
    case _ where isLetter(first): return (.word, end(of: bytes, from: start, isWordByte))
    case _ where isDigit(first): return (.digits, end(of: bytes, from: start, isDigit))
    case UInt8(ascii: "#"), UInt8(ascii: ":"):
      let end = end(of: bytes, from: start + 1, isWordByte)
      guard end > start + 1 else { return (.unknown, end) }
      return (first == UInt8(ascii: "#") ? .name : .value, end)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      let next = start + 1 < bytes.count ? bytes[start + 1] : 0
      let isPair =
        next == UInt8(ascii: "=") || (first == UInt8(ascii: "<") && next == UInt8(ascii: ">"))
      return (.symbol, isPair ? start + 2 : start + 1)
    case _ where "()[].,+-=".utf8.contains(first): return (.symbol, start + 1)
    default:
      // A whole UTF-8 character, so that the message stays readable.
      return (.unknown, end(of: bytes, from: start + 1) { $0 & 0xC0 == 0x80 })
    }
  }

  private static func end(
    of bytes: [UInt8], from start: Int, _ belongs: (UInt8) -> Bool
  ) -> Int {
    var end = start
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }
}
