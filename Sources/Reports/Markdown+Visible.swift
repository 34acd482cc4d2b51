import Documents

extension Markdown {
  /// One line without control characters, invisible ones, or those that turn the direction of text.
  static func visible(_ scalar: Unicode.Scalar, after left: Unicode.Scalar?) -> String {
    switch scalar {
    case "\n": "↵"
    case "\t": "␉"
    case _ where scalar.isJoiner && (left?.value ?? 0) >= 0x600: String(scalar)
    default: VisibleText.of(scalar)
    }
  }

  static func visible(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(\.showsAsItself) { return text }
    var result = ""
    var left: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      result += visible(scalar, after: left)
      left = scalar
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it is no control character, none that is invisible, and none that turns the direction of
  /// text: a quick answer to what `VisibleText` decides.
  var showsAsItself: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x200B, 0x2010..<0x2028, 0x202F..<0x2060, 0x2070..<0xFEFF, 0xFF00...:
      true
    default: false
    }
  }

  /// Joiners are invisible, but they hold emoji and letters together.
  var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
