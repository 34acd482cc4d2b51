import Scenarios
import Testing

@testable import Reports

struct StudentViewTests {
  private static func run() throws -> Run {
    var run = try EverythingSample.run()
    run.steps[1].question = Question(ask: "How **many**?", answer: "ANSWER-42", hint: "Count.")
    run.steps[2].rounds[0].checks = [
      Check(subject: "count", expected: "EXPECTED-7", actual: "7", holds: true)
    ]
    return run
  }

  @Test(arguments: ReportFormat.all.map(\.name))
  func holdsNoAnswers(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    var settings = ReportSettings()
    settings.view = .student
    let text = format.text([try Self.run()], settings)
    for secret in ["ANSWER-42", "EXPECTED-7", "SECRET"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test(arguments: ["markdown", "html", "ipynb"])
  func asks(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    let text = format.text([try Self.run()])
    #expect(text.contains("How"))
    #expect(text.contains("ANSWER-42"))
  }

  @Test(arguments: [
    ("2", "2", true), (" 2.0 ", "2", true), ("two", "2", false), ("", "2", false), ("", "", false),
    ("One for each member", "*One* for each member.", true), ("ÄÖ", "äö", true),
    ("0.5", ".50", true),
  ])
  func accepts(given: String, answer: String, isRight: Bool) {
    #expect(QuizText.accepts(given, for: answer) == isRight)
  }
}
