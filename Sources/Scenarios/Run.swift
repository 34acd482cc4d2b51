package import AccessPatterns
package import Documents
package import DynamoDBWire
package import Templates

/// What playing one scenario gave. Every report is a pure function of it.
package struct Run: Sendable {
  package var name: String
  /// Markdown.
  package var description: String
  /// The scenario's path as it was given, relative and with `/`.
  package var path: String
  package var tags: [String]
  package var model: Model?
  /// The case of the matrix: its name, unique in the scenario, and what it reads as `matrix.NAME`.
  package var caseName: String?
  package var caseValues: [Value.Entry] = []
  /// The run of its setup, whose requests are not among its own; none where there is no setup, one
  /// otherwise.
  package var setup: [Run] = []
  /// Top-level steps in order; those of `finally` come last.
  package var steps: [StepRun]
  /// The tables before the first step, in order of their names: none on a database of its own.
  package var tablesBefore: [TableState] = []
  /// The scenario's budget and what else holds for the whole of it.
  package var checks: [Check]
  /// Runs of the same on other databases, held against this one.
  package var compared: [ComparedRun] = []

  package init(
    name: String, description: String = "", path: String, tags: [String] = [], model: Model? = nil,
    steps: [StepRun] = [], checks: [Check] = []
  ) {
    self.name = name
    self.description = description
    self.path = path
    self.tags = tags
    self.model = model
    self.steps = steps
    self.checks = checks
  }
}

/// One step of a run: a cell of the notebook.
package struct StepRun: Sendable {
  package enum Status: Sendable, Equatable {
    case passed
    /// A check does not hold, or an error came that was not expected.
    case failed
    /// Not run, and why: `an earlier step failed`, `if: … is false`.
    case skipped(String)
  }

  /// `call`, `request`, `put`, `get`, `delete`, `include`, `steps`, `advance`, `note`, `assert`.
  package var keyword: String
  package var id: String?
  /// The step's name; where the file gives none, what the step does (`read_timeline`).
  package var name: String
  /// Markdown.
  package var note: String?
  /// The notebook cell it mirrors: `In [113]`.
  package var cell: String?
  package var tags: [String] = []
  package var question: Question?
  package var isHidden = false
  package var isFinally = false
  package var pattern: AccessPattern?
  package var show: [Show] = [.diff]
  package var status: Status
  /// One for a step without `foreach`; none for a skipped or prose step.
  package var rounds: [RoundRun] = []
  /// Checks over all rounds together: the step's budget.
  package var checks: [Check] = []
  /// Where the step stands.
  package var span: Span

  package init(keyword: String, name: String, status: Status, span: Span) {
    self.keyword = keyword
    self.name = name
    self.status = status
    self.span = span
  }
}

/// What a report draws after a step.
package enum Show: Sendable, Equatable {
  case diff
  case table
  case collection(String)
  case index(String)
  case none
}

/// One pass through a step: the only one, or one of its `foreach`.
package struct RoundRun: Sendable {
  /// The element of `foreach`; nil where the step does not repeat.
  package var item: Value?
  package var index = 0
  /// The arguments of `call`, `put`, `get`, `delete`, defaults filled in.
  package var arguments: [Value.Entry] = []
  package var exchanges: [Exchange] = []
  package var outcome = Outcome()
  /// The error that ended the round, expected or not.
  package var error: DynamoDBError?
  /// What went wrong in the scenario itself while running: a path that leads nowhere.
  package var fault: Diagnostic?
  package var changes: [TableChange] = []
  /// Every table after the round, in order of their names; only for a step that shows a table, a
  /// collection or an index.
  package var tablesAfter: [TableState] = []
  package var captures: [Value.Entry] = []
  package var checks: [Check] = []
  package var recorded: RecordedComparison?
  /// The steps of a group or an included file.
  package var children: [StepRun] = []
  /// How many of the children belong to attempts before the last one (`retry`): whether they failed
  /// makes no difference any more.
  package var supersededChildren = 0

  package init() {}
}

/// One request and what came back.
package struct Exchange: Sendable {
  package enum Reply: Sendable {
    case answer(Answer)
    case error(DynamoDBError)
  }

  /// As the scenario or the pattern sent it, without what the runner added.
  package let call: Call
  /// Without what only the runner asked for.
  package let reply: Reply
  package let capacity: Capacity
  /// The number of retries before this reply; 0 on the embedded engine.
  package var retries = 0
  /// How long the reply took; nil where nobody measured.
  package var duration: Swift.Duration?
  /// `ConsumedCapacity` as it was answered, with what each index took.
  package var consumed: JSON?

  package init(call: Call, reply: Reply, capacity: Capacity) {
    self.call = call
    self.reply = reply
    self.capacity = capacity
  }
}

/// Consumed capacity, indexes included; multiples of 0.5.
package struct Capacity: Sendable, Equatable {
  package var rcu: Double
  package var wcu: Double

  package static let zero = Capacity(rcu: 0, wcu: 0)

  package init(rcu: Double, wcu: Double) {
    self.rcu = rcu
    self.wcu = wcu
  }

  package static func + (left: Capacity, right: Capacity) -> Capacity {
    Capacity(rcu: left.rcu + right.rcu, wcu: left.wcu + right.wcu)
  }
}

/// One thing a step must give, and what it gave.
package struct Check: Sendable {
  /// What was checked: `count`, `items`, `changes.added`, `assert`, `budget.wcu`.
  package var subject: String
  package var expected: String
  package var actual: String
  package var holds: Bool
  /// Where they differ, by path (`items[1].text`); empty for scalars.
  package var differences: [Difference] = []
  /// Why it is so: which request cost what.
  package var reasons: [String] = []
  /// Where the expectation stands in the file.
  package var span: Span?
  /// Why it counts as held although it does not: a difference that the scenario accepts on this
  /// database.
  package var excuse: String?

  package init(subject: String, expected: String, actual: String, holds: Bool, span: Span? = nil) {
    self.subject = subject
    self.expected = expected
    self.actual = actual
    self.holds = holds
    self.span = span
  }
}

/// One place in which two values differ.
package struct Difference: Sendable, Equatable {
  package let path: String
  package let expected: String
  package let actual: String

  package init(path: String, expected: String, actual: String) {
    self.path = path
    self.expected = expected
    self.actual = actual
  }
}

/// The notebook's recorded output beside what the step gives now.
package struct RecordedComparison: Sendable {
  package enum Verdict: Sendable, Equatable {
    /// The same, up to renamed ids and times.
    case same
    /// It cannot match; the text says why.
    case stale(String)
    case different
  }

  package var verdict: Verdict
  package var mustMatch: Bool
  package var differences: [Difference]
  /// Recorded id or time → the one of this run it stands for, in order of appearance.
  package var renamed: [(recorded: String, now: String)]
  package var span: Span?

  package init(
    verdict: Verdict, mustMatch: Bool, differences: [Difference] = [],
    renamed: [(recorded: String, now: String)] = [], span: Span? = nil
  ) {
    self.verdict = verdict
    self.mustMatch = mustMatch
    self.differences = differences
    self.renamed = renamed
    self.span = span
  }
}
