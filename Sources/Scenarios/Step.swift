package import AccessPatterns
package import Documents
package import DynamoDBWire
package import Templates

/// What one step does: call a pattern, send a request, repeat other steps, …
///
/// A kind of step is one file with one such type. What every step may carry beside it (`expect`,
/// `capture`, `if`, `foreach`, …) is in `StepDescription`, so no kind knows of it.
package protocol Step: Sendable {
  /// The key that makes a step one of this kind.
  static var keyword: String { get }

  /// What the kind does, and the keys that only it has, for the schema.
  static var summary: String { get }
  /// What the keyword's value may be.
  static var shape: FieldShape { get }
  static var keys: [FieldDescription] { get }

  /// Whether a step of an access pattern can be one.
  static var worksInPatterns: Bool { get }

  /// Reads the kind's own keys; gives nil where something is wrong, which is noted.
  init?(from fields: inout Fields, in context: LoadingContext)

  /// What stands for the step's name where the file gives none.
  var title: String { get }
  /// As messages name it: `a note`, `GetItem`.
  var described: String { get }
  var pattern: AccessPattern? { get }
  /// What its result can have.
  var gives: [ResultField] { get }
  /// Whether it is a step in time: one that adds a tick once it has run.
  var takesTime: Bool { get }
  /// Whether it only shows something: it has no rounds and no result.
  var isProse: Bool { get }
  /// Names that come back from it as `steps.ID.NAME` besides what it captures.
  var exports: [String] { get }
  /// The steps that it plays.
  var inner: [StepDescription] { get }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome
}

extension Step {
  package static var keys: [FieldDescription] { [] }
  package static var worksInPatterns: Bool { true }
  package var pattern: AccessPattern? { nil }
  package var described: String { "'\(Self.keyword)'" }
  package var gives: [ResultField] { ResultField.allCases }
  package var takesTime: Bool { true }
  package var isProse: Bool { false }
  package var exports: [String] { [] }
  package var inner: [StepDescription] { [] }
}

/// The parts of a step's result, as scenarios name them.
package enum ResultField: String, Sendable, CaseIterable {
  case items
  case item
  case count
  case scannedCount = "scanned_count"
  case value
  case id
  case error
  case responses
}

/// Why a step has no outcome.
package enum StepFailure: Error, Sendable {
  /// The database answered with an error.
  case answered(DynamoDBError)
  /// Something is wrong in the scenario that only shows while it runs.
  case fault(Diagnostic)
  /// The step cannot be done on this database.
  case skipped(String)
  /// The time that the scenario gives was over.
  case outOfTime
  /// The database cannot be reached: the run ends.
  case unreachable(DynamoDBError)

  package init(_ error: DynamoDBError) {
    self =
      error.isUnreachable
      ? .unreachable(error) : error.isTimeout ? .outOfTime : .answered(error)
  }
}

/// What a step is given while it runs.
package protocol StepContext: AnyObject {
  /// The database, the ids and the clock.
  var play: Play { get }
  /// The names that templates can reach.
  var bindings: any Bindings { get }
  /// Keeps what the step was called with, for the report.
  func note(arguments: [Value.Entry])
  /// Plays steps inside this one, in its names.
  func play(_ steps: [StepDescription]) async throws(StepFailure)
  /// Plays another file's steps inside this one, in names of their own.
  func play(_ file: Scenario, vars: [Value.Entry]) async throws(StepFailure)
  /// Moves the virtual clock.
  /// - Returns: false where the database's clock cannot be moved.
  func advanceClock(by duration: Duration) async -> Bool
}
