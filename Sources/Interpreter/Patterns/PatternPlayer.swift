import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Plays the steps of one access pattern of a model file, in names of their own.
struct PatternPlayer {
  private let body: PatternBody
  private let arguments: Arguments
  private let player: Player

  init(_ body: PatternBody, _ arguments: Arguments, _ play: Play) {
    self.body = body
    self.arguments = arguments
    player = Player(pattern: play)
  }

  func run() async throws(AccessPattern.Failure) -> Outcome {
    let names = player.newNames()
    for argument in arguments.values { names.capture(argument.name, argument.value) }
    var last: StepResult?
    for step in body.steps {
      let run: StepRun
      do {
        run = try await player.play(step, names, isFinally: false)
      } catch {
        throw .answered(error)
      }
      if player.hasStopped, let failure = run.patternFailure { throw failure }
      last = run.lastResult ?? last
    }
    return try outcome(of: last ?? StepResult(Outcome()), names)
  }

  /// What of the last request's outcome is the pattern's.
  private func outcome(
    of last: StepResult, _ names: Names
  ) throws(AccessPattern.Failure) -> Outcome {
    let given = last.outcome
    switch body.result {
    case .whole: return given
    case .none: return Outcome()
    case .items:
      return Outcome(items: given.items, count: given.count, scannedCount: given.scannedCount)
    case .item: return Outcome(item: given.item, answersItem: true)
    case .value(let template):
      names.result = last
      var outcome = given
      do {
        let value = try template.fillOrNull(in: names)
        outcome.value = value == .null ? nil : value
      } catch {
        throw .fault(error)
      }
      return outcome
    }
  }
}

extension StepRun {
  /// The result of the last request in it, those of inner steps among them; nil where none was sent.
  fileprivate var lastResult: StepResult? {
    for round in rounds.reversed() {
      if let inner = round.children.last(where: { $0.lastResult != nil })?.lastResult {
        return inner
      }
      if !round.exchanges.isEmpty {
        return StepResult(round.outcome, error: round.error, exchanges: round.exchanges)
      }
    }
    return nil
  }

  /// Why a step ended its pattern.
  fileprivate var patternFailure: AccessPattern.Failure? {
    for round in rounds {
      if let fault = round.fault { return .fault(fault) }
      if let failed = round.checks.first(where: { !$0.holds }) {
        if failed.subject == "error", let error = round.error { return .answered(error) }
        return .fault(
          .error(
            "\(failed.subject): expected \(failed.expected), got \(failed.actual)",
            at: failed.span ?? span))
      }
      // The last one that failed is the one that stopped the others.
      for child in round.children.dropFirst(round.supersededChildren).reversed() {
        if let failure = child.patternFailure { return failure }
      }
    }
    return nil
  }
}
