package import Documents
import DynamoDBWire

/// One thing in which a run on another database differs from the first one's.
package struct RunDifference: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// What came back.
    case result
    /// The same, in another order.
    case order
    case errorType = "error type"
    case errorText = "error text"
    case capacity
    /// The database does not know what was asked.
    case missingOperation = "missing operation"
  }

  package let kind: Kind
  /// The database that differs.
  package let target: String
  /// The step's name, and its id where it has one.
  package let step: String
  package let id: String?
  /// The operation that answered otherwise; nil where it is the step as a whole.
  package let operation: String?
  /// What the first database gave, and what this one.
  package let expected: String
  package let actual: String
  /// Why it is accepted; nil where nobody said so.
  package var reason: String?

  package init(
    kind: Kind, target: String, step: String, id: String?, operation: String?, expected: String,
    actual: String
  ) {
    self.kind = kind
    self.target = target
    self.step = step
    self.id = id
    self.operation = operation
    self.expected = expected
    self.actual = actual
  }
}

extension RunDifference {
  /// Fails unless the difference is accepted, so that every report tells of it.
  package var check: Check {
    let place = operation.map { "\(step), \($0)" } ?? step
    var check = Check(
      subject: "\(kind.rawValue) on \(target) (\(place))", expected: expected, actual: actual,
      holds: reason != nil)
    check.excuse = reason
    return check
  }
}

/// A difference that a scenario expects: `{ kind: capacity, operation: Query, reason: … }`.
package struct AcceptedDifference: Sendable {
  package let kind: RunDifference.Kind
  /// A step's id or name; nil means any.
  package var step: String?
  package var operation: String?
  /// Part of the database's name; nil means any.
  package var target: String?
  package let reason: String

  package func covers(_ difference: RunDifference) -> Bool {
    kind == difference.kind
      && (step.map { sameBytes($0, difference.step) || $0 == difference.id } ?? true)
      && (operation.map { $0 == difference.operation } ?? true)
      && (target.map { difference.target.contains($0) } ?? true)
  }
}

extension AcceptedDifference {
  /// Whether it is the reason why a check does not hold on a database.
  package func excuses(_ check: Check, of step: StepDescription?, on database: String) -> Bool {
    (target.map { database.contains($0) } ?? true)
      && (self.step.map { $0 == step?.id || $0 == step?.name } ?? true)
      && check.kinds.contains(kind)
  }
}

extension Check {
  /// What of a difference it can fail for.
  fileprivate var kinds: [RunDifference.Kind] {
    if subject.hasPrefix("capacity") || subject.hasSuffix("budget.rcu")
      || subject.hasSuffix("budget.wcu")
    {
      return [.capacity]
    }
    if subject == "error.message" { return [.errorText] }
    if subject.hasPrefix("error") {
      return expected == "no error" ? [.errorType, .missingOperation] : [.errorType]
    }
    return subject == "items" || subject == "recorded" ? [.result, .order] : [.result]
  }
}

extension AcceptedDifference {
  static let kindField = Field(
    "kind", FieldType<String>.choice(RunDifference.Kind.allCases.map(\.rawValue)),
    "What differs.", isRequired: true)
  static let stepField = Field("step", FieldType<String>.text, "The id or name of the one step.")
  static let operationField = Field("operation", FieldType<String>.text, "The one operation.")
  static let targetField = Field("on", FieldType<String>.text, "Part of the database's name.")
  static let reasonField = Field(
    "reason", FieldType<String>.text, "Why that is all right.", isRequired: true)

  package static let keys = [
    kindField.description, stepField.description, operationField.description,
    targetField.description, reasonField.description,
  ]

  /// nil where something is wrong, which is noted.
  package init?(from fields: inout Fields) {
    let kind = fields.take(Self.kindField).flatMap { RunDifference.Kind(rawValue: $0) }
    let step = fields.take(Self.stepField)
    let operation = fields.take(Self.operationField)
    let target = fields.take(Self.targetField)
    let reason = fields.take(Self.reasonField)
    fields.finish()
    guard let kind, let reason else { return nil }
    self.init(kind: kind, step: step, operation: operation, target: target, reason: reason)
  }
}
