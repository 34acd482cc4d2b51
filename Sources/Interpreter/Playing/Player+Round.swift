import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Player {
  /// Plays one round of a step: its attempts, then what it must give.
  ///
  /// - Throws: `skipped` and `unreachable`; everything else is part of the round.
  func play(
    _ step: StepDescription, _ given: RoundRun, _ names: Names, _ isFinally: Bool,
    _ memory: StepMemory
  ) async throws(StepFailure) -> RoundRun {
    var round = given
    let outer = names.result
    names.result = nil
    defer { names.result = outer }
    await showTime()
    let before = try await state()
    if step.action.takesTime { disturbed?.mark() }
    let attempts = Attempts(step, self, names, isFinally)
    do {
      try await attempts.run()
    } catch {
      switch error {
      case .fault(let fault): round.fault = fault
      case .outOfTime where !isPattern: round.fault = watch.fault(at: step.span)
      default: throw error
      }
    }
    let after = try await state()
    round.arguments = attempts.frame.arguments
    round.children = attempts.frame.children
    round.supersededChildren = attempts.supersededChildren
    round.exchanges = attempts.exchanges
    round.checks = attempts.checks
    round.outcome = attempts.result.outcome
    round.error = attempts.result.error
    if let before, let after { round.changes = after.changes(since: before) }
    if step.show.contains(where: \.needsTables) { round.tablesAfter = after?.tables ?? [] }
    if let after, step.show.contains(where: { $0.kind != .diff && $0.kind != .none }) {
      round.tablesAfter = after.tables
    }
    for entry in attempts.frame.exported { memory.capture(entry.name, entry.value) }
    memory.rounds.append(attempts.result)
    names.result = attempts.result
    look(at: step, &round, before == nil ? nil : after, names, memory)
    round.checks = excusing(round.checks, of: step)
    if step.action.takesTime { clock.ran(sentSomething: !attempts.lastExchanges.isEmpty) }
    return round
  }

  private func state() async throws(StepFailure) -> (any DatabaseSnapshot)? {
    do {
      return try await snapshot()
    } catch {
      throw StepFailure(error)
    }
  }

  /// Takes the captures and looks at all that the round must give.
  private func look(
    at step: StepDescription, _ round: inout RoundRun, _ after: (any DatabaseSnapshot)?,
    _ names: Names, _ memory: StepMemory
  ) {
    let isUnexpected = round.error != nil && !step.expectsError
    do {
      for capture in step.captures {
        let value = try capture.template.fill(in: names)
        round.captures.append(Value.Entry(capture.name, value))
        names.capture(capture.name, value)
        memory.capture(capture.name, value)
      }
    } catch {
      // Of a step that failed there is little to capture; the failure says why.
      if !isUnexpected, round.fault == nil { round.fault = error }
    }
    if let error = round.error, isUnexpected {
      round.checks.append(
        Check(
          subject: "error", expected: "no error", actual: "\(error.type): \(error.message)",
          holds: false, span: step.span))
    }
    guard round.fault == nil else { return }
    if !isUnexpected { check(step, &round, after, names) }
    if let recorded = step.recorded {
      do {
        let comparison = try compare(recorded, with: round, names)
        round.recorded = comparison
        if recorded.mustMatch, !isUnexpected { round.checks.append(comparison.check) }
      } catch {
        round.fault = error
      }
    }
  }

  private func check(
    _ step: StepDescription, _ round: inout RoundRun, _ after: (any DatabaseSnapshot)?,
    _ names: Names
  ) {
    let evidence = Evidence(
      result: names.result ?? StepResult(Outcome()), exchanges: round.allExchanges,
      changes: after == nil ? nil : round.changes, snapshot: after, bindings: names)
    do {
      for expectation in step.expectations { round.checks += try expectation.check(evidence) }
      for assertion in step.assertions {
        round.checks.append(try Check(assertion, in: names))
      }
    } catch {
      round.fault = error
    }
  }
}

extension Check {
  /// Whether a condition of `assert` holds; where it does not, with what it compares.
  fileprivate init(_ assertion: Assertion, in names: Names) throws(Diagnostic) {
    let holds = try assertion.condition.holds(in: names)
    let compared = holds ? nil : assertion.condition.expression.failedComparison(in: names)
    self.init(
      subject: "assert", expected: assertion.text,
      actual: holds ? "true" : compared.map { "false: \($0)" } ?? "false", holds: holds,
      span: assertion.span)
  }
}
