package import Documents

/// What a step asks its reader before it shows what happened: `question: { ask, answer, hint }`.
package struct Question: Sendable, Equatable {
  /// Markdown, all three.
  package let ask: String
  package let answer: String?
  package let hint: String?

  package static let ask = Field(
    "ask", FieldType<String>.text, "What the reader is asked; Markdown.", isRequired: true)
  package static let answer = Field(
    "answer", FieldType<String>.text, "The answer, shown when the reader wants it.")
  package static let hint = Field(
    "hint", FieldType<String>.text, "A hint, shown before the answer.")
  package static let keys = [ask.description, answer.description, hint.description]

  package init(ask: String, answer: String? = nil, hint: String? = nil) {
    self.ask = ask
    self.answer = answer
    self.hint = hint
  }

  /// Reads `{ ask, answer, hint }`; nil where there is no question, which is noted.
  init?(from fields: inout Fields) {
    let ask = fields.take(Self.ask)
    let answer = fields.take(Self.answer)
    let hint = fields.take(Self.hint)
    fields.finish()
    guard let ask else { return nil }
    self.init(ask: ask, answer: answer, hint: hint)
  }
}
