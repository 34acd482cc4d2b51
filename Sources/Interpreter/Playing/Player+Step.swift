import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Player {
  /// Plays a step with all its rounds.
  ///
  /// - Throws: Only where the database cannot be reached.
  func play(
    _ step: StepDescription, _ names: Names, isFinally: Bool
  ) async throws(DynamoDBError) -> StepRun {
    var run = StepRun(step, isFinally: isFinally)
    if hasStopped, !isFinally {
      run.status = .skipped("an earlier step failed")
      return run
    }
    if let reason = reasonToLeaveOut(step, isFinally: isFinally) {
      run.status = .skipped(reason)
      return run
    }
    if let question = step.question, !step.isHidden { options.ask?(question, step.name) }
    let outerTags = tags
    tags += step.tags
    defer { tags = outerTags }
    watch.begin(deadline(of: step))
    let calm = step.disturbance.flatMap { disturbed?.begin($0) }
    defer { if let calm, let own = step.disturbance { disturbed?.end(own, before: calm) } }
    let before = hasStopped
    let memory = StepMemory(isLoop: step.foreach != nil)
    do {
      try await playRounds(of: step, names, &run, memory)
    } catch {
      switch error {
      case .fault(let fault):
        var round = RoundRun()
        round.fault = fault
        run.rounds.append(round)
      case .skipped(let reason): run.status = .skipped(reason)
      case .unreachable(let error), .answered(let error): throw error
      case .outOfTime: if isPattern { throw .timeout }
      }
    }
    if let overdue = watch.end() { run.checks.append(overdue.check) }
    if let id = step.id { names.remember(memory, as: id) }
    if let budget = step.budget, !run.rounds.isEmpty {
      run.checks += excusing(
        budget.checks(of: run.exchanges, at: step.budgetSpan), of: step)
    }
    if run.hasFailed { run.status = .failed }
    hasStopped = before || !step.continues && (hasStopped || run.hasFailedItself)
    return run
  }

  private func playRounds(
    of step: StepDescription, _ names: Names, _ run: inout StepRun, _ memory: StepMemory
  ) async throws(StepFailure) {
    if let condition = step.condition, !step.asksEachRound {
      guard try holds(condition, names) else {
        throw .skipped("if: \(condition.text) is false")
      }
    }
    if step.action.isProse { return }
    if step.foreach == nil {
      run.rounds = [try await play(step, RoundRun(), names, run.isFinally, memory)]
    } else {
      try await playLoop(of: step, names, &run, memory)
    }
    run.show = try fill(step.show, names)
  }

  private func playLoop(
    of step: StepDescription, _ names: Names, _ run: inout StepRun, _ memory: StepMemory
  ) async throws(StepFailure) {
    let before = hasStopped
    let elements = try elements(of: step, names)
    for (index, element) in elements.enumerated() {
      names.loops.append((element, index))
      defer { names.loops.removeLast() }
      if step.asksEachRound, let condition = step.condition, try !holds(condition, names) {
        // Its place stays, so that rounds[N] is the round of the Nth element.
        memory.rounds.append(StepResult(Outcome()))
        continue
      }
      var round = RoundRun()
      round.item = element
      round.index = index
      round = try await play(step, round, names, run.isFinally, memory)
      run.rounds.append(round)
      if watch.isOver { break }
      if step.continues { hasStopped = before }
      if hasStopped || round.hasFailedItself, !step.continues, !run.isFinally { break }
    }
    if run.rounds.isEmpty, let condition = step.condition, !elements.isEmpty {
      throw .skipped("if: \(condition.text) is false in every round")
    }
  }

  private func elements(
    of step: StepDescription, _ names: Names
  ) throws(StepFailure) -> [Value] {
    guard let foreach = step.foreach else { return [] }
    let list: Value
    do {
      list = try foreach.fill(in: names)
    } catch {
      throw .fault(error)
    }
    guard let elements = list.elements else {
      throw .fault(
        .error("'foreach' needs a list, found \(list.kind)", at: foreach.span))
    }
    return elements
  }

  private func holds(_ assertion: Assertion, _ names: Names) throws(StepFailure) -> Bool {
    do {
      return try assertion.condition.holds(in: names)
    } catch {
      throw .fault(error)
    }
  }

  private func fill(_ show: [ShowRequest], _ names: Names) throws(StepFailure) -> [Show] {
    do {
      var filled: [Show] = []
      for request in show { filled.append(try Show(request, names)) }
      return filled
    } catch {
      throw .fault(error)
    }
  }
}
