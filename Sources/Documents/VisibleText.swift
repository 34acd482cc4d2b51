/// Text as a terminal can show it: one line, nothing invisible, with its width in columns.
package enum VisibleText {
  /// Control characters become their pictures (`␀`), tabs spaces, and invisible or direction-changing
  /// characters their code (`<U+202E>`).
  package static func of(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: return "    "
    case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? "?"
    case 0x7F: return "\u{2421}"
    case 0x80..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
      return "<U+\(hex(scalar.value))>"
    default: return String(scalar)
    }
  }

  package static func of(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result += of(scalar) }
    return result
  }

  /// Columns that the visible form of a scalar takes: 2 for most East Asian ones and emoji.
  package static func width(_ scalar: Unicode.Scalar) -> Int {
    let visible = of(scalar)
    if visible.unicodeScalars.count > 1 { return visible.utf8.count }
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return 1
      }
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
