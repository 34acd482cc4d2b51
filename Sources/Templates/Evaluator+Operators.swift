import Documents
import DynamoDBWire

extension Evaluator {
  /// Applies an operator other than `&&` and `||`.
  func apply(
    _ operation: Operator, _ left: Value, _ right: Value, _ tree: Tree
  ) throws(Diagnostic) -> Value {
    switch operation {
    case .equal: return .bool(left == right)
    case .notEqual: return .bool(left != right)
    case .less: return .bool(try precedes(left, right, operation, tree))
    case .greater: return .bool(try precedes(right, left, operation, tree))
    case .lessOrEqual: return .bool(try !precedes(right, left, operation, tree))
    case .greaterOrEqual: return .bool(try !precedes(left, right, operation, tree))
    case .plus, .minus, .times, .divided: break
    case .or, .and: return .bool(left.isTrue && right.isTrue)
    }
    if case (.plus, .text(let a), .text(let b)) = (operation, left, right) { return .text(a + b) }
    guard case (.number(let a), .number(let b)) = (left, right) else {
      throw error(
        "'\(operation.rawValue)' cannot take \(left.kind) and \(right.kind)", tree,
        label: operation == .plus ? "it adds two numbers or joins two texts" : nil)
    }
    if operation == .divided, b == .zero { throw error("a division by zero", tree) }
    do throws(Number.ParsingError) {
      switch operation {
      case .plus: return .number(try a.adding(b))
      case .minus: return .number(try a.subtracting(b))
      case .times: return .number(try a.multiplied(by: b))
      default: return .number(try a.divided(by: b))
      }
    } catch {
      throw self.error(error.reason, tree)
    }
  }

  /// Whether the one comes before the other: numbers by size, texts by their bytes.
  private func precedes(
    _ left: Value, _ right: Value, _ operation: Operator, _ tree: Tree
  ) throws(Diagnostic) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): return a < b
    case (.text(let a), .text(let b)): return a.utf8.lexicographicallyPrecedes(b.utf8)
    default:
      let swapped = operation == .greater || operation == .lessOrEqual
      let (first, second) = swapped ? (right, left) : (left, right)
      throw error(
        "'\(operation.rawValue)' cannot compare \(first.kind) with \(second.kind)", tree,
        label: "it compares two numbers or two texts")
    }
  }
}
