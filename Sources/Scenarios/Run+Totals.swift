extension StepRun {
  /// All requests of the step, those of inner steps among them, in the order in which they were sent.
  package var exchanges: [Exchange] {
    rounds.flatMap { $0.exchanges + $0.children.flatMap(\.exchanges) }
  }

  package var capacity: Capacity { exchanges.reduce(.zero) { $0 + $1.capacity } }
}

extension Run {
  package var exchanges: [Exchange] { steps.flatMap(\.exchanges) }

  package var capacity: Capacity { exchanges.reduce(.zero) { $0 + $1.capacity } }

  /// Whether nothing of it was played, since what it starts from is not there.
  package var isUnplayed: Bool { setup.contains { !$0.passed } }

  /// Whether no step failed, every check over the whole holds, and other databases differ in nothing
  /// that is not accepted.
  package var passed: Bool {
    steps.allSatisfy { $0.status != .failed } && checks.allSatisfy(\.holds)
      && compared.allSatisfy(\.holds)
  }
}
