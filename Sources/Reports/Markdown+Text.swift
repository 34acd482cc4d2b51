extension Markdown {
  /// Text inside a paragraph, a heading or a table cell.
  ///
  /// What cannot be misread stays as it is, so that the source is legible too.
  ///
  /// `Markdown.text("a|b <i>*c*\n")` is `a&#124;b &lt;i>\*c\*↵`, `Markdown.text("In [3] < 4")` is
  /// `In [3] < 4`.
  /// - Parameter inLink: Whether it stands in the brackets of a link, which one of its own could end.
  static func text(_ plain: String, inLink: Bool = false) -> String {
    if plain.utf8.allSatisfy(isHarmless) { return plain }
    // Over bytes: reports are made of such texts, and views of characters are many times slower.
    let bytes = Array(plain.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var last: Unicode.Scalar?
    var index = 0
    while index < bytes.count {
      let isEdge = index == 0 || index + 1 == bytes.count
      if bytes[index] < 0x80 {
        let right = index + 1 < bytes.count ? bytes[index + 1] : nil
        let left = index > 0 ? bytes[index - 1] : nil
        append(bytes[index], left, right, isEdge: isEdge, inLink: inLink, to: &output)
        last = Unicode.Scalar(bytes[index])
        index += 1
      } else {
        let length = bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        let end = min(index + length, bytes.count)
        append(bytes[index..<end], &last, isEdge: index == 0 || end == bytes.count, to: &output)
        index = end
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Letters, digits and what means nothing in any place: most texts are no more than that.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    isWord(byte) || "-.:,=/".utf8.contains(byte)
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func append(
    _ byte: UInt8, _ left: UInt8?, _ right: UInt8?, isEdge: Bool, inLink: Bool,
    to output: inout [UInt8]
  ) {
    func write(_ text: StaticString) {
      output.append(
        contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    func write(escaped isEscaped: Bool) {
      if isEscaped { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    switch byte {
    case UInt8(ascii: "&"): write("&amp;")
    // Only before these it can begin HTML or an address.
    case UInt8(ascii: "<"):
      if right.map({ isWord($0) || "/!?".utf8.contains($0) }) ?? true {
        write("&lt;")
      } else {
        output.append(byte)
      }
    // A backslash would do on GitHub, but not every reader of tables knows it.
    case UInt8(ascii: "|"): write("&#124;")
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "~"),
      UInt8(ascii: "$"):
      write(escaped: true)
    case UInt8(ascii: "["): write(escaped: inLink)
    case UInt8(ascii: "]"):
      write(escaped: inLink || right == UInt8(ascii: "(") || right == UInt8(ascii: "["))
    // Inside a word it is only itself, and names are full of it.
    case UInt8(ascii: "_"): write(escaped: !isWord(left) || !isWord(right))
    // Alone it begins or ends a heading.
    case UInt8(ascii: "#"): write(escaped: left == nil || left == UInt8(ascii: " "))
    // Cells and headings lose spaces at their ends.
    case UInt8(ascii: " "): if isEdge { write("␠") } else { output.append(byte) }
    case 0x20..<0x7F: output.append(byte)
    default: output += visible(Unicode.Scalar(byte), after: nil).utf8
    }
  }

  private static func append(
    _ bytes: ArraySlice<UInt8>, _ last: inout Unicode.Scalar?, isEdge: Bool,
    to output: inout [UInt8]
  ) {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return }
    if isEdge, scalar.showsAsItself, scalar.isSpace {
      output += "␠".utf8
    } else if scalar.showsAsItself {
      output += bytes
    } else {
      output += visible(scalar, after: last).replacing("<", with: "&lt;").utf8
    }
    last = scalar
  }
}
