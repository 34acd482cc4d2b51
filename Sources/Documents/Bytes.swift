extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")

  /// A later byte of a UTF-8 sequence.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
  var isBlank: Bool { self == .space || self == .tab }
  var isBreak: Bool { self == .newline || self == .carriageReturn }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension [UInt8] {
  func has(_ byte: UInt8, at index: Int) -> Bool { index < count && self[index] == byte }

  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { self[index..<index + $0.count].elementsEqual($0) }
  }
}

extension String {
  /// Whether both are the same bytes; `==` holds "é" in one and in two scalars for the same.
  package func sameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
