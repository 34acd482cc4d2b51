package import Documents
package import DynamoDBWire
package import Templates

/// One key under `expect`: what a step must give.
///
/// A matcher is one file with one such type.
package protocol Expectation: Sendable {
  static var key: String { get }
  static var summary: String { get }
  /// What its value may be, for the schema.
  static var shape: FieldShape { get }
  /// Further keys under `expect` that belong to it.
  static var companions: [FieldDescription] { get }
  /// What of a result it looks at; nil where it looks at something every step has.
  static var field: ResultField? { get }

  /// Whether a step of an access pattern can expect it: not what only the runner sees.
  static var worksInPatterns: Bool { get }

  /// Reads its keys; gives nil where something is wrong, which is noted.
  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step)

  /// Whether an error of the step is what it is about, so that the error is no failure by itself.
  var coversError: Bool { get }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check]
}

extension Expectation {
  package static var companions: [FieldDescription] { [] }
  package static var field: ResultField? { nil }
  package static var worksInPatterns: Bool { true }
  package var coversError: Bool { false }
}

/// What a step gave, for the expectations to look at.
package struct Evidence {
  package let result: StepResult
  /// All requests of the step, those of inner steps among them.
  package let exchanges: [Exchange]
  /// nil where the database does not tell.
  package let changes: [TableChange]?
  /// The state after the step; nil where the database does not tell.
  package let snapshot: (any DatabaseSnapshot)?
  package let bindings: any Bindings

  package init(
    result: StepResult, exchanges: [Exchange], changes: [TableChange]?,
    snapshot: (any DatabaseSnapshot)?, bindings: any Bindings
  ) {
    self.result = result
    self.exchanges = exchanges
    self.changes = changes
    self.snapshot = snapshot
    self.bindings = bindings
  }
}
