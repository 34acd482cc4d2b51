import Reports
import Scenarios
import Synchronization

/// Asks the questions of steps at the terminal, before the steps run, and counts what was right.
final class Quiz: Sendable {
  private let score = Mutex((right: 0, asked: 0))

  /// Asks one question; `?` shows its hint, an empty line leaves it.
  @Sendable func ask(_ question: Question, before step: String) {
    Output.standard.write(QuizText.asked(question, before: step))
    guard let answer = question.answer else { return }
    score.withLock { $0.asked += 1 }
    while true {
      Output.standard.write("> ")
      let given = readLine() ?? ""
      if given == "?", let hint = question.hint {
        Output.standard.write(QuizText.shown(hint) + "\n")
        continue
      }
      let isRight = QuizText.accepts(given, for: answer)
      if isRight { score.withLock { $0.right += 1 } }
      Output.standard.write(isRight ? "✓ right\n\n" : "✗ it is: \(QuizText.shown(answer))\n\n")
      return
    }
  }

  /// How many were right.
  func tell() {
    let (right, asked) = score.withLock { $0 }
    let questions = asked == 1 ? "question" : "questions"
    Output.standard.write("quiz: \(right) of \(asked) \(questions) right\n")
  }
}
