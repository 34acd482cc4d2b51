/// Writing foreign text into Markdown so that it shows as just this text, in every place.
enum Markdown {
  /// Text inside an HTML block, where Markdown is not read.
  static func html(_ plain: String) -> String {
    visible(plain).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }

  /// A code span; not for table cells, where a `|` would end it.
  static func code(_ plain: String) -> String {
    let text = visible(plain)
    let ticks = String(repeating: "`", count: longestRunOfBackticks(in: text) + 1)
    let isEdgy = text.isEmpty || text.hasPrefix("`") || text.hasSuffix("`")
    return isEdgy ? "\(ticks) \(text) \(ticks)" : ticks + text + ticks
  }

  /// A fenced block; the fence is longer than any in the content.
  static func fenced(_ content: String, _ language: String = "") -> String {
    let fence = String(repeating: "`", count: max(3, longestRunOfBackticks(in: content) + 1))
    return "\(fence)\(language)\n\(content)\n\(fence)"
  }

  private static func longestRunOfBackticks(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
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
