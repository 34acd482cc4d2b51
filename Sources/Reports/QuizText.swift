import DynamoDBWire
package import Scenarios

/// Questions and answers in a terminal.
package enum QuizText {
  package static func asked(_ question: Question, before step: String) -> String {
    let hint = question.hint != nil && question.answer != nil ? "  (? shows a hint)" : ""
    return "\(Markdown.visible(MarkdownReport.oneLine(step)))\n\(shown(question.ask))\(hint)\n"
  }

  /// Markdown as it is written, with nothing in it that a terminal obeys.
  package static func shown(_ markdown: String) -> String {
    markdown.unicodeScalars.split { $0 == "\n" }.map { Markdown.visible(String($0)) }
      .joined(separator: "\n")
  }

  /// Whether a given answer is the right one: numbers by their value, text without regard to case,
  /// spaces, marks of emphasis and a full stop at its end.
  ///
  /// `accepts("2.0 WCU", for: "2.0 wcu.")` and `accepts("2.0", for: "2")` are true.
  package static func accepts(_ given: String, for answer: String) -> Bool {
    let given = plain(given)
    let answer = plain(answer)
    if given.utf8.elementsEqual(answer.utf8) { return !answer.isEmpty }
    if let left = try? Number(parsing: given), let right = try? Number(parsing: answer) {
      return left == right
    }
    return false
  }

  private static func plain(_ text: String) -> String {
    var text = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !"*_`".unicodeScalars.contains($0) }))
    text = MarkdownReport.oneLine(text).lowercased()
    while text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
