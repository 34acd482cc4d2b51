import AccessPatterns
import DynamoDBWire
import Scenarios
import Templates

/// The names that the templates of one file reach while it is played.
///
/// A class: steps add to it in turn, and an included file has one of its own.
final class Names: Bindings {
  private let nextID: () -> String
  private var vars: [Value.Entry] = []
  private var captures: [String: Value] = [:]
  private var captureOrder: [String] = []
  private var steps: [String: StepMemory] = [:]
  private var stepOrder: [String] = []
  /// What `matrix` and `setup` are; nil where the file has none.
  var matrix: Value?
  var setup: Value?
  /// Rounds of loops around the present step, the innermost last.
  var loops: [(item: Value, index: Int)] = []
  /// The present step's result, once it has one.
  var result: StepResult?
  /// Epoch seconds of the virtual clock.
  private let time: () -> Int

  init(nextID: @escaping () -> String, time: @escaping () -> Int) {
    self.nextID = nextID
    self.time = time
  }

  func set(variable name: String, to value: Value) { vars.append(Value.Entry(name, value)) }

  func capture(_ name: String, _ value: Value) {
    if captures.updateValue(value, forKey: name) == nil { captureOrder.append(name) }
  }

  /// All that was captured, in order.
  var captured: [Value.Entry] {
    captureOrder.compactMap { name in captures[name].map { Value.Entry(name, $0) } }
  }

  func remember(_ memory: StepMemory, as id: String) {
    if steps.updateValue(memory, forKey: id) == nil { stepOrder.append(id) }
  }

  // MARK: Bindings

  func lookup(_ name: String) -> Value? {
    switch name {
    case "vars": return .map(vars)
    case "steps":
      return .map(stepOrder.compactMap { id in steps[id].map { Value.Entry(id, $0.value) } })
    case "matrix": return matrix
    case "setup": return setup
    case "item": return loops.last?.item
    case "index": return loops.last.map { .number(Number($0.index)) }
    case "result": return result?.value
    default: return captures[name]
    }
  }

  func lookup(_ name: String, member: String) -> Value? {
    switch name {
    case "steps": steps[member]?.value
    // Of a result only the part that is asked for is made.
    case "result": ResultField(rawValue: member).flatMap { result?[$0] }
    default: lookup(name)?[member]
    }
  }

  func uuid() -> String { nextID() }
  func now() -> Int { time() }
  func today() -> String { CivilDate(epochSeconds: time()).description }
}
