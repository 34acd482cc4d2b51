import Scenarios

extension MarkdownReport {
  /// What the reader is asked, with hint and answer folded.
  func question(_ question: Question?, level: Int) -> [String] {
    guard let question else { return [] }
    let folded = [("Hint", question.hint), ("Answer", question.answer)].flatMap { title, text in
      text.map {
        [
          "<details>\n<summary>\(title)</summary>", Markdown.prose($0, headingsDown: level),
          "</details>",
        ]
      } ?? []
    }
    let ask = Markdown.prose(question.ask, headingsDown: level)
    return [Markdown.quoted((["**Question:** \(ask)"] + folded).joined(separator: "\n\n"))]
  }
}
