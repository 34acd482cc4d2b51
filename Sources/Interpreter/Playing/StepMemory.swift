import Scenarios
import Templates

/// What is known of a step that has run: `steps.ID`.
final class StepMemory {
  private let isLoop: Bool
  /// The results of its rounds.
  var rounds: [StepResult] = []
  var captures: [Value.Entry] = []
  private var made: Value?

  init(isLoop: Bool) { self.isLoop = isLoop }

  /// Keeps what was captured; the last round wins.
  func capture(_ name: String, _ value: Value) {
    captures.removeAll { $0.name == name }
    captures.append(Value.Entry(name, value))
  }

  /// Made when somebody asks for the first time: most results are never looked at again.
  var value: Value {
    if let made { return made }
    var entries: [Value.Entry] = []
    if let last = rounds.last { entries.append(Value.Entry("result", last.value)) }
    if isLoop {
      let rounds = rounds.map { Value.map([Value.Entry("result", $0.value)]) }
      entries.append(Value.Entry("rounds", .list(rounds)))
    }
    let value = Value.map(entries + captures.filter { !["result", "rounds"].contains($0.name) })
    made = value
    return value
  }
}
