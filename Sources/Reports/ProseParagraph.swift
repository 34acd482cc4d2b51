/// The lines of one paragraph of an author's Markdown, HTML in them made text.
struct ProseParagraph {
  /// Whether a backtick of an earlier line is open: then nobody knows what is code here.
  private var isUnclear = false

  /// `a <b> in `<code>`` becomes `a &lt;b> in `<code>``.
  mutating func add(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var result = ""
    var index = 0
    var backslashes = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isEscaped = !backslashes.isMultiple(of: 2)
      var end = index + 1
      if scalar == "`", !isEscaped {
        let run = scalars[index...].prefix { $0 == "`" }.count
        end = codeSpanEnd(scalars, from: index + run, run) ?? index + run
        if end == index + run { isUnclear = true }
        result += Self.visible(scalars[index..<end])
      } else if scalar == "<", !isEscaped {
        end = addressEnd(scalars, from: index) ?? end
        result += end > index + 1 ? Self.visible(scalars[index..<end]) : "&lt;"
      } else {
        result += Self.visible(scalars[index..<end])
      }
      backslashes = scalar == "\\" ? backslashes + 1 : 0
      index = end
    }
    return result
  }

  private func codeSpanEnd(
    _ scalars: [Unicode.Scalar], from start: Int, _ length: Int
  ) -> Int? {
    guard !isUnclear else { return nil }
    var run = 0
    for index in start..<scalars.count {
      run = scalars[index] == "`" ? run + 1 : 0
      if run == length, index + 1 == scalars.count || scalars[index + 1] != "`" {
        return index + 1
      }
    }
    return nil
  }

  /// The end of `<https://…>`, the one thing in angle brackets that stays.
  private func addressEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard let close = scalars[start...].firstIndex(of: ">") else { return nil }
    let address = scalars[(start + 1)..<close]
    let text = String(String.UnicodeScalarView(address))
    guard text.hasPrefix("http://") || text.hasPrefix("https://"),
      !address.contains(where: { $0.value <= 0x20 || $0 == "<" || $0 == "`" })
    else { return nil }
    return close + 1
  }

  /// Control characters and the like made visible; tabs stay.
  static func visible(_ text: String) -> String { visible(Array(text.unicodeScalars)[...]) }

  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = ""
    var left: Unicode.Scalar?
    for scalar in scalars {
      if scalar == "\t" { result += "\t" } else { result += Markdown.visible(scalar, after: left) }
      left = scalar
    }
    return result
  }
}
