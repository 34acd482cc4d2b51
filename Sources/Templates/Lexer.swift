import Documents

/// Cuts an expression into tokens.
struct Lexer {
  let node: Node
  let bytes: [UInt8]
  /// Whether the expression ends with `}}`; otherwise with the text.
  let isBraced: Bool
  private(set) var position: Int

  private static let symbols = [
    "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "(", ")", "[", "]", ".",
    ",",
  ]

  init(_ node: Node, _ bytes: [UInt8], from start: Int, isBraced: Bool) {
    self.node = node
    self.bytes = bytes
    self.isBraced = isBraced
    position = start
  }

  mutating func next() throws(Diagnostic) -> Token {
    while let byte = peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    let start = position
    guard let byte = peek() else { return Token(kind: .end, range: start..<start) }
    if isBraced, starts(with: "}}") {
      position += 2
      return Token(kind: .end, range: start..<position)
    }
    if byte == UInt8(ascii: "'") { return try text(from: start) }
    if byte.isDigit { return number(from: start) }
    if byte.isNameStart { return name(from: start) }
    for symbol in Self.symbols where starts(with: symbol) {
      position += symbol.utf8.count
      return Token(kind: .symbol(symbol), range: start..<position)
    }
    throw unexpected(byte, at: start)
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func starts(with text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  private mutating func text(from start: Int) throws(Diagnostic) -> Token {
    var content: [UInt8] = []
    position += 1
    while let byte = peek() {
      position += 1
      guard byte == UInt8(ascii: "'") else {
        content.append(byte)
        continue
      }
      guard peek() == byte else {
        let text = String(decoding: content, as: UTF8.self)
        return Token(kind: .text(text), range: start..<position)
      }
      content.append(byte)
      position += 1
    }
    throw .error(
      "this text is never closed", at: node.span(ofText: start..<start + 1),
      label: "a ' is missing; inside a text it is written ''")
  }

  private mutating func number(from start: Int) -> Token {
    skipDigits()
    if peek() == UInt8(ascii: "."), peek(1)?.isDigit == true {
      position += 1
      skipDigits()
    }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      let hasSign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if peek(hasSign ? 2 : 1)?.isDigit == true {
        position += hasSign ? 2 : 1
        skipDigits()
      }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Token(kind: .number(text), range: start..<position)
  }

  private mutating func skipDigits() {
    while peek()?.isDigit == true { position += 1 }
  }

  /// Letters, digits and `_`; a `-` between letters belongs to the name, since step ids have them.
  private mutating func name(from start: Int) -> Token {
    while let byte = peek() {
      let isHyphen = byte == UInt8(ascii: "-") && peek(1)?.isNameStart == true
      guard byte.isNameStart || byte.isDigit || isHyphen else { break }
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Token(kind: .name(text), range: start..<position)
  }

  private func unexpected(_ byte: UInt8, at start: Int) -> Diagnostic {
    let label: String? =
      switch byte {
      case UInt8(ascii: "\""): "a text stands in single quotes: 'text'"
      case UInt8(ascii: "="): "write '==' to compare"
      case UInt8(ascii: "&"): "write '&&' for and"
      case UInt8(ascii: "|"): "write '||' for or"
      case UInt8(ascii: "}"): isBraced ? "a template ends with '}}'" : nil
      case UInt8(ascii: "$"): "inside an expression names stand without '${{ }}'"
      default: nil
      }
    let character = String(Unicode.Scalar(byte))
    return .error(
      "'\(character)' has no meaning in an expression", at: node.span(ofText: start..<start + 1),
      label: label)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// A letter of ASCII or any byte of another script, or `_`.
  var isNameStart: Bool {
    let lower = self | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
      || self >= 0x80
  }
}
