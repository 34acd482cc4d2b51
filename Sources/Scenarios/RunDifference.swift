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
    kind: Kind, step: String, id: String? = nil, operation: String?, expected: String,
    actual: String, reason: String? = nil
  ) {
    self.kind = kind
    self.step = step
    self.id = id
    self.operation = operation
    self.expected = expected
    self.actual = actual
    self.reason = reason
  }
}

/// A run of the same scenario on another database, held against this one.
package struct ComparedRun: Sendable {
  /// The other database.
  package let target: String
  package let differences: [RunDifference]
  /// What the scenario accepts of this database, but did not occur.
  package let unmet: [AcceptedDifference]
  /// Why nothing could be compared; nil where it was.
  package let failure: String?

  package init(
    target: String, differences: [RunDifference] = [], unmet: [AcceptedDifference] = [],
    failure: String? = nil
  ) {
    self.target = target
    self.differences = differences
    self.unmet = unmet
    self.failure = failure
  }

  package var accepted: Int { differences.count { $0.reason != nil } }

  /// Whether every difference is accepted.
  package var holds: Bool { failure == nil && accepted == differences.count }
}
