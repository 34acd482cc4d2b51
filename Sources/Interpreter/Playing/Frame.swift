import AccessPatterns
import DynamoDBWire
import Scenarios
import Templates

/// What a step is given while it runs, and what it leaves behind.
final class Frame: StepContext {
  private let player: Player
  private let names: Names
  private let isFinally: Bool
  private(set) var arguments: [Value.Entry] = []
  private(set) var children: [StepRun] = []
  /// Captures of an included file.
  private(set) var exported: [Value.Entry] = []

  init(_ player: Player, _ names: Names, isFinally: Bool) {
    self.player = player
    self.names = names
    self.isFinally = isFinally
  }

  var bindings: any Bindings { names }

  var play: Play {
    Play(
      database: player.recorder, uuid: player.nextID, now: player.clock.now, pause: player.pause,
      width: player.width)
  }

  func note(arguments: [Value.Entry]) { self.arguments = arguments }

  func play(_ steps: [StepDescription]) async throws(StepFailure) {
    for step in steps {
      do {
        children.append(try await player.play(step, names, isFinally: isFinally))
      } catch {
        throw .unreachable(error)
      }
    }
  }

  func play(_ file: Scenario, vars: [Value.Entry]) async throws(StepFailure) {
    let inner = player.newNames()
    do {
      try player.set(file, vars, in: inner)
    } catch {
      throw .fault(error)
    }
    do {
      children += try await player.play(file, inner, isFinally: isFinally)
    } catch {
      throw .unreachable(error)
    }
    exported = inner.captured
  }

  func advanceClock(by duration: Scenarios.Duration) async -> Bool {
    guard await player.showTime() else { return false }
    player.clock.advance(by: duration)
    return await player.showTime()
  }
}
