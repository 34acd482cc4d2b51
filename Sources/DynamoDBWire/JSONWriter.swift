extension JSON {
  /// The text on one line, without spaces.
  ///
  /// ```swift
  /// JSON.object(["a": .value(.n(1))]).text  // {"a":{"N":"1"}}
  /// ```
  package var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append("null")
    case .bool(let flag): bytes.append(flag ? "true" : "false")
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): bytes.appendQuoted(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object): object.write(to: &bytes)
    case .item(let item): item.writeJSON(to: &bytes)
    case .value(let value): value.json.write(to: &bytes)
    }
  }
}

extension JSON.Object {
  package func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.appendQuoted(member.name)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a text as a JSON string.
  package mutating func appendQuoted(_ text: String) {
    var text = text
    text.withUTF8 { appendQuoted(UnsafeRawBufferPointer($0)) }
  }

  /// Appends UTF-8 as a JSON string, in runs between the bytes that need an escape.
  mutating func appendQuoted(_ utf8: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    var rest = utf8
    while let index = rest.firstJSONEscape {
      append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[..<index]))
      appendEscape(rest[index])
      rest = UnsafeRawBufferPointer(rebasing: rest[(index + 1)...])
    }
    append(contentsOf: rest)
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      let digits: StaticString = "0123456789abcdef"
      append("u00")
      append(digits.utf8Start[Int(byte >> 4)])
      append(digits.utf8Start[Int(byte & 15)])
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The first byte that cannot stand in a JSON string as it is: a quote, a backslash or a control
  /// character. Looks at eight bytes at a time.
  var firstJSONEscape: Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var index = 0
    while index + 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // Subtracting borrows into the high bit of a byte that is too small; a byte with the high bit
      // set to begin with is none of them. The first byte that is found is right, since a borrow
      // reaches only those behind it.
      let isControl = word &- ones &* 0x20
      let quotes = word ^ ones &* 0x22
      let backslashes = word ^ ones &* 0x5C
      let found = (isControl | (quotes &- ones) | (backslashes &- ones)) & ~word & highBits
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
      index += 1
    }
    return nil
  }
}
