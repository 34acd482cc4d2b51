/// One word or sign of a PartiQL statement, with where it stands.
struct StatementToken: Sendable {
  enum Kind: Sendable {
    /// A name or keyword: a letter, `_` or `$`, then also digits.
    case word
    /// `"name"`
    case quotedName
    /// `'text'`
    case string
    /// Without a sign: `1`, `2.50`, `1e3`.
    case number
    case symbol
    /// `?`
    case parameter
    case end
  }

  let kind: Kind
  /// Without quotes, doubled ones once.
  let text: String
  let line: Int
  let column: Int
  /// In characters, quotes included.
  let length: Int

  /// `1:23:7`, as messages show it.
  var position: String { "\(line):\(column):\(length)" }

  func isKeyword(_ keyword: String) -> Bool {
    kind == .word && text.utf8.count == keyword.utf8.count && text.uppercased() == keyword
  }

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// Splits a statement into tokens, without spaces and comments; the last one is always `end`.
struct StatementTokenizer {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// - Returns: nil where there is what no token begins with, or a quote or comment without its end.
  mutating func tokens() -> [StatementToken]? {
    var tokens: [StatementToken] = []
    while true {
      guard skipSpace() else { return nil }
      guard offset < bytes.count else { break }
      guard let token = token() else { return nil }
      tokens.append(token)
    }
    tokens.append(StatementToken(kind: .end, text: "", line: line, column: column, length: 0))
    return tokens
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < bytes.count ? bytes[offset + ahead] : 0
  }

  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func advance(while belongs: (UInt8) -> Bool) {
    while offset < bytes.count, belongs(bytes[offset]) { advance() }
  }

  /// - Returns: false where a comment does not end.
  private mutating func skipSpace() -> Bool {
    while offset < bytes.count {
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte()) {
        advance()
      } else if byte() == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
        advance { $0 != 0x0A }
      } else if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        advance()
        advance()
        while !(byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) {
          guard offset < bytes.count else { return false }
          advance()
        }
        advance()
        advance()
      } else {
        return true
      }
    }
    return true
  }

  private mutating func token() -> StatementToken? {
    let (start, line, column) = (offset, line, column)
    let first = byte()
    let kind: StatementToken.Kind
    var text: String?
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      kind = first == UInt8(ascii: "'") ? .string : .quotedName
      guard let content = quoted(by: first) else { return nil }
      text = content
    case _ where Self.isDigit(first) || (first == UInt8(ascii: ".") && Self.isDigit(byte(1))):
      kind = .number
      number()
    case _ where Self.isWordStart(first):
      kind = .word
      advance { Self.isWordStart($0) || Self.isDigit($0) }
    case UInt8(ascii: "?"):
      kind = .parameter
      advance()
    default:
      kind = .symbol
      guard symbol() else { return nil }
    }
    return StatementToken(
      kind: kind, text: text ?? String(decoding: bytes[start..<offset], as: UTF8.self), line: line,
      column: column, length: self.line == line ? self.column - column : offset - start)
  }

  private mutating func quoted(by quote: UInt8) -> String? {
    advance()
    var content: [UInt8] = []
    while offset < bytes.count {
      if byte() == quote {
        advance()
        guard offset < bytes.count, byte() == quote else {
          return String(decoding: content, as: UTF8.self)
        }
      }
      content.append(byte())
      advance()
    }
    return nil
  }

  private mutating func number() {
    advance(while: Self.isDigit)
    if byte() == UInt8(ascii: ".") {
      advance()
      advance(while: Self.isDigit)
    }
    guard byte() | 0x20 == UInt8(ascii: "e") else { return }
    let isSigned = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
    guard Self.isDigit(byte(isSigned ? 2 : 1)) else { return }
    advance()
    if isSigned { advance() }
    advance(while: Self.isDigit)
  }

  private mutating func symbol() -> Bool {
    let pairs = ["<>", "<=", ">=", "!=", "<<", ">>"]
    let pair = String(decoding: [byte(), byte(1)], as: UTF8.self)
    if pairs.contains(pair) {
      advance()
      advance()
      return true
    }
    guard "()[]{}.,:;+-=<>*".utf8.contains(byte()) else { return false }
    advance()
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWordStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$")
  }
}
