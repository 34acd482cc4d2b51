import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// The attempts of one round: one, or as many as `retry` allows.
final class Attempts {
  private let step: StepDescription
  private let player: Player
  private let names: Names
  let frame: Frame
  /// All requests of the step itself, and those of the last attempt.
  private(set) var exchanges: [Exchange] = []
  private(set) var lastExchanges: [Exchange] = []
  /// Of the last attempt.
  private(set) var result = StepResult(Outcome())
  private(set) var checks: [Check] = []
  private(set) var supersededChildren = 0

  init(_ step: StepDescription, _ player: Player, _ names: Names, _ isFinally: Bool) {
    self.step = step
    self.player = player
    self.names = names
    frame = Frame(player, names, isFinally: isFinally)
  }

  func run() async throws(StepFailure) {
    let stoppedBefore = player.hasStopped
    var attempt = 1
    while true {
      try await runOnce()
      guard let retry = step.retry else { return }
      names.result = result
      if let giveUp = retry.giveUpIf, try holds(giveUp) {
        checks.append(
          Check(
            subject: "retry.give_up_if", expected: "not \(giveUp.text)",
            actual: "given up in attempt \(attempt)", holds: false, span: giveUp.span))
        return
      }
      guard try !isDone(retry, stoppedBefore) else { return }
      if attempt == retry.times {
        if let until = retry.until {
          checks.append(
            Check(
              subject: "retry.until", expected: until.text,
              actual: "false after \(attempt) \(attempt == 1 ? "attempt" : "attempts")",
              holds: false, span: until.span))
        }
        return
      }
      if player.watch.isOver { throw .outOfTime }
      attempt += 1
      supersededChildren = frame.children.count
      player.hasStopped = stoppedBefore
      await pass(retry.interval)
    }
  }

  /// Whether no further attempt is needed: `until` holds, or where there is none, nothing failed
  /// that was not expected.
  private func isDone(_ retry: Retry, _ stoppedBefore: Bool) throws(StepFailure) -> Bool {
    if let until = retry.until { return try holds(until) }
    return (result.error == nil || step.expectsError) && player.hasStopped == stoppedBefore
  }

  private func runOnce() async throws(StepFailure) {
    var failure: StepFailure?
    do {
      result = StepResult(try await step.action.run(in: frame))
    } catch {
      result = StepResult(Outcome())
      failure = error
    }
    player.catchUp()
    lastExchanges = player.recorder.take()
    exchanges += lastExchanges
    var answered: DynamoDBError?
    if case .answered(let error)? = failure {
      answered = error
      failure = nil
    }
    result = StepResult(result.outcome, error: answered, exchanges: lastExchanges)
    if let budget = step.action.pattern?.budget {
      checks += budget.checks(
        of: lastExchanges, at: step.span, owner: step.action.pattern?.name)
    }
    if let failure { throw failure }
  }

  private func holds(_ assertion: Assertion) throws(StepFailure) -> Bool {
    do {
      return try assertion.condition.holds(in: names)
    } catch {
      throw .fault(error)
    }
  }

  /// Lets time pass between two attempts: on the virtual clock where the database follows it.
  private func pass(_ interval: Scenarios.Duration) async {
    if player.isPattern {
      await player.pause(interval.milliseconds)
      return
    }
    if step.action.takesTime {
      player.clock.ran(sentSomething: !lastExchanges.isEmpty)
      player.disturbed?.mark()
    }
    player.clock.advance(by: interval)
    if await !player.showTime() {
      // Nobody cancels a run; a sleep that ends early only makes the next attempt earlier.
      try? await Task.sleep(for: player.watch.shortened(.milliseconds(interval.milliseconds)))
    }
  }
}
