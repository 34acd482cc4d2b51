import Documents

/// Writing foreign text into Markdown so that it shows as just this text, in every place.
enum Markdown {
  /// Text inside a paragraph, a heading or a table cell.
  ///
  /// What cannot be misread stays as it is, so that the source is legible too.
  ///
  /// `Markdown.text("a|b <i>*c*\n")` is `a&#124;b &lt;i>\*c\*↵`, `Markdown.text("In [3] < 4")` is
  /// `In [3] < 4`.
  /// - Parameter inLink: Whether it stands in the brackets of a link, which one of its own could end.
  static func text(_ plain: String, inLink: Bool = false) -> String {
    if plain.utf8.allSatisfy(isHarmless) { return plain }
    let scalars = Array(plain.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isBracket = scalar == "[" || scalar == "]"
      result +=
        inLink && isBracket ? "\\\(scalar)" : escaped(scalar, after: before, before: after)
    }
    return result
  }

  /// Letters, digits and what means nothing in any place: most texts are no more than that.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func escaped(
    _ scalar: Unicode.Scalar, after left: Unicode.Scalar?, before right: Unicode.Scalar?
  ) -> String {
    switch scalar {
    case "&": return "&amp;"
    case "<": return right == nil || right.opensTag ? "&lt;" : "<"
    // A backslash would do on GitHub, but not every reader of tables knows it.
    case "|": return "&#124;"
    case "\\", "`", "*", "~", "$": return "\\" + String(scalar)
    case "]": return right == "(" || right == "[" ? "\\]" : "]"
    // Inside a word it is only itself, and names are full of it.
    case "_": return left.isWord && right.isWord ? "_" : "\\_"
    // Alone it begins or ends a heading.
    case "#": return left == nil || left == " " ? "\\#" : "#"
    // Cells and headings lose spaces at their ends.
    case " ": return left == nil || right == nil ? "␠" : " "
    case _ where scalar.value >= 0xA0 && scalar.properties.isWhitespace:
      return left == nil || right == nil ? "␠" : String(scalar)
    default: return visible(scalar, after: left).replacing("<", with: "&lt;")
    }
  }

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
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    var left: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      result += visible(scalar, after: left)
      left = scalar
    }
    return result
  }

  /// Text inside an HTML block, where Markdown is not read.
  static func html(_ plain: String) -> String {
    visible(plain).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }

  /// A code span; not for table cells, where a `|` would end it.
  static func code(_ plain: String) -> String {
    let text = visible(plain)
    let ticks = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let isEdgy = text.isEmpty || text.hasPrefix("`") || text.hasSuffix("`")
    return isEdgy ? "\(ticks) \(text) \(ticks)" : ticks + text + ticks
  }

  /// A fenced block; the fence is longer than any in the content.
  static func fenced(_ content: String, _ language: String = "") -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: content) + 1))
    return "\(fence)\(language)\n\(content)\n\(fence)"
  }

  static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Every line of it as a quotation.
  static func quoted(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
  }
}

extension Unicode.Scalar? {
  /// Whether `<` before it can begin HTML or an address.
  fileprivate var opensTag: Bool {
    self.isWord || self == "/" || self == "!" || self == "?"
  }

  fileprivate var isWord: Bool {
    guard let properties = self?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
