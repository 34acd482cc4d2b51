package import AccessPatterns
package import Documents
package import Templates

/// One step as the file writes it: what it does, and what any step may carry.
package struct StepDescription: Sendable {
  package let action: any Step
  package let keyword: String
  package var id: String?
  package var name: String
  package var note: String?
  package var cell: String?
  package var tags: [String] = []
  package var condition: Assertion?
  /// Whether the condition speaks of `item` or `index`, so that each round asks anew.
  package var asksEachRound = false
  package var foreach: Template?
  package var captures: [Capture] = []
  package var expectations: [any Expectation] = []
  package var assertions: [Assertion] = []
  package var recorded: RecordedOutput?
  package var budget: Budget?
  package var budgetSpan: Span?
  package var retry: Retry?
  /// Faults that the database is to have during the step.
  package var disturbance: Disturbance?
  package var question: Question?
  /// How long it may take, in real time.
  package var timeout: Located<Duration>?
  package var continues = false
  package var isHidden = false
  package var show = [ShowRequest.diff]
  package let span: Span
  /// The number of its first line.
  package var line: Int { lineSpan.start.line }
  private let lineSpan: Span

  package init(_ action: any Step, span: Span, lineSpan: Span? = nil) {
    self.action = action
    self.lineSpan = lineSpan ?? span
    keyword = type(of: action).keyword
    name = action.title
    self.span = span
  }

  package var expectsError: Bool { expectations.contains { $0.coversError } }
}

/// A name that a step gives to something of its result.
package struct Capture: Sendable {
  package let name: String
  package let template: Template
}

/// One condition of `assert`, with its text.
package struct Assertion: Sendable {
  package let condition: Condition
  package let text: String
  package let span: Span
}

/// `retry: { times, interval, until, give_up_if }`
package struct Retry: Sendable {
  /// All attempts together.
  package let times: Int
  package let interval: Duration
  package let until: Assertion?
  package let giveUpIf: Assertion?
}

/// What the notebook printed.
package struct RecordedOutput: Sendable {
  package let fields: [(field: ResultField, template: Template)]
  package let mustMatch: Bool
  /// Why it cannot match.
  package let stale: String?
  package let span: Span
}
