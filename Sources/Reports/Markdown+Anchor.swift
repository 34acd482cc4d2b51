extension Markdown {
  /// The anchor GitHub gives a heading: small letters, spaces as `-`, punctuation and symbols gone.
  ///
  /// `Markdown.anchor("✓ 3. Save Martin")` is `-3-save-martin`; the mark makes no difference.
  /// Source: GitHub's table-of-contents filter keeps word characters, `-` and spaces.
  static func anchor(_ heading: String) -> String {
    var anchor = ""
    for scalar in heading.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == " " || scalar == "-": anchor += "-"
      case .decimalNumber, .connectorPunctuation, .nonspacingMark, .spacingMark, .enclosingMark:
        anchor.unicodeScalars.append(scalar)
      case _ where scalar.properties.isAlphabetic: anchor.unicodeScalars.append(scalar)
      default: break
      }
    }
    return anchor
  }

  /// `[text](#anchor)`, with the anchor in URL encoding where it is not ASCII.
  static func link(_ text: String, to heading: String) -> String {
    "[\(Markdown.text(text, inLink: true))](#\(fragment(anchor(heading))))"
  }

  /// An anchor as it stands in an address.
  static func fragment(_ anchor: String) -> String {
    var fragment = ""
    for byte in anchor.utf8 {
      if byte < 0x80 {
        fragment.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        fragment += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
    return fragment
  }
}
