import Documents

extension String {
  /// The columns a terminal takes for the text: 2 for most East Asian characters and emoji, 0 for
  /// what combines with the character before.
  var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    if unicodeScalars.allSatisfy(\.isNarrow) { return unicodeScalars.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// A cluster is as wide as its widest scalar: a family of three emoji takes two columns.
  fileprivate var displayWidth: Int {
    let isEmoji = unicodeScalars.contains {
      $0.properties.isEmojiPresentation || $0.value == 0xFE0F
    }
    if isEmoji { return 2 }
    return unicodeScalars.filter { !$0.isJoiner }.map(VisibleText.width).max() ?? 0
  }
}

extension Unicode.Scalar {
  /// Latin letters, punctuation, arrows, ✓ and ✗: one column each, whatever stands beside them.
  fileprivate var isNarrow: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x2010..<0x2028, 0x2190..<0x2300, 0x2713, 0x2717: true
    default: false
    }
  }
}
