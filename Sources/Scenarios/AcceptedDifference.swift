package import Documents
import DynamoDBWire

/// A difference that a scenario expects: `{ kind: capacity, operation: Query, reason: … }`.
package struct AcceptedDifference: Sendable {
  package let kind: RunDifference.Kind
  /// A step's id or name; nil means any.
  package let step: String?
  package let operation: String?
  /// Part of the database's name; nil means any.
  package let target: String?
  package let reason: String
  /// Where it stands.
  package let span: Span?

  package init(
    kind: RunDifference.Kind, step: String? = nil, operation: String? = nil, target: String? = nil,
    reason: String, span: Span?
  ) {
    self.kind = kind
    self.step = step
    self.operation = operation
    self.target = target
    self.reason = reason
    self.span = span
  }

  /// Whether it may occur between two databases.
  package func concerns(_ databases: [String]) -> Bool {
    target.map { target in databases.contains { $0.contains(target) } } ?? true
  }

  package func covers(_ difference: RunDifference) -> Bool {
    kind == difference.kind && isStep(difference.step, difference.id)
      && (operation.map { $0 == difference.operation } ?? true)
  }

  /// Whether it is the reason why a check does not hold on a database.
  package func excuses(_ check: Check, of step: StepDescription?, on database: String) -> Bool {
    concerns([database]) && isStep(step?.name, step?.id) && check.kinds.contains(kind)
  }

  private func isStep(_ name: String?, _ id: String?) -> Bool {
    guard let step else { return true }
    return [name, id].contains { $0.map { sameBytes($0, step) } ?? false }
  }

  /// `capacity of Query in 'Read the timeline'`
  package var text: String {
    kind.rawValue + (operation.map { " of \($0)" } ?? "") + (step.map { " in '\($0)'" } ?? "")
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
