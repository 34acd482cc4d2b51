import Documents
import DynamoDBWire

/// Walks a tree and computes its value.
struct Evaluator {
  let node: Node
  let bindings: any Bindings
  let missing: Expression.Missing

  func value(of tree: Tree) throws(Diagnostic) -> Value {
    switch tree.kind {
    case .literal(let value): return value
    case .name(let name):
      if let value = bindings.lookup(name) { return value }
      if missing == .isNull { return .null }
      throw error("'\(name)' is not known here", tree)
    case .member(let base, let name): return try member(name, of: base, tree)
    case .index(let base, let index): return try element(index, of: base, tree)
    case .not(let operand): return .bool(try !value(of: operand).isTrue)
    case .minus(let operand):
      let value = try value(of: operand)
      guard case .number(let number) = value else {
        throw error("'-' needs a number, found \(value.kind)", operand)
      }
      return .number(-number)
    case .binary(.or, let left, let right):
      let value = try value(of: left)
      return value.isTrue ? value : try self.value(of: right)
    case .binary(.and, let left, let right):
      let value = try value(of: left)
      return value.isTrue ? try self.value(of: right) : value
    case .binary(let operation, let left, let right):
      return try apply(operation, try value(of: left), try value(of: right), tree)
    case .call(let function, let arguments):
      var values: [Value] = []
      for argument in arguments { values.append(try value(of: argument)) }
      return try call(function, values, arguments, tree)
    }
  }

  func error(_ message: String, _ tree: Tree, label: String? = nil) -> Diagnostic {
    .error(message, at: node.span(ofText: tree.range), label: label)
  }

  // MARK: Paths

  private func member(_ name: String, of base: Tree, _ tree: Tree) throws(Diagnostic) -> Value {
    if case .name(let root) = base.kind, let value = bindings.lookup(root, member: name) {
      return value
    }
    let container = try value(of: base)
    if let value = container[name] { return value }
    if missing == .isNull { return .null }
    throw deadEnd(container, base, "'\(name)'", name, tree)
  }

  private func element(_ index: Tree, of base: Tree, _ tree: Tree) throws(Diagnostic) -> Value {
    let container = try value(of: base)
    switch try value(of: index) {
    case .text(let name):
      if let value = container[name] { return value }
      if missing == .isNull { return .null }
      throw deadEnd(container, base, "'\(name)'", name, tree)
    case .number(let number):
      if let int = number.int, let value = container[int] { return value }
      if missing == .isNull { return .null }
      throw deadEnd(container, base, "[\(number)]", nil, tree)
    case let value:
      if missing == .isNull, value == .null { return .null }
      throw error("an index is a number or a text, found \(value.kind)", index)
    }
  }

  /// Tells the longest part of the path that led somewhere, and what was there.
  private func deadEnd(
    _ container: Value, _ base: Tree, _ wanted: String, _ name: String?, _ tree: Tree
  ) -> Diagnostic {
    let path = String(decoding: Array((node.text ?? "").utf8)[base.range], as: UTF8.self)
    let end = base.range.upperBound..<tree.range.upperBound
    let message: String
    var label: String?
    switch container {
    case .map(let entries):
      let names = entries.map(\.name)
      message = "'\(path)' has no \(wanted)"
      let near = name.flatMap { Suggestion.label(for: $0, among: names) }
      label = near ?? (names.isEmpty ? "it is empty" : "it has \(listed(names))")
    case .list(let values):
      message = "'\(path)' has no \(wanted)"
      label = values.count == 1 ? "its only element is [0]" : "it has \(values.count) elements"
    case .null: message = "'\(path)' is null, so it has no \(wanted)"
    default: message = "'\(path)' is \(container.kind), \(container), so it has no \(wanted)"
    }
    return .error(message, at: node.span(ofText: end), label: label)
  }

  private func listed(_ names: [String]) -> String {
    names.prefix(12).map { $0.clipped(to: 40) }.joined(separator: ", ")
      + (names.count > 12 ? ", …" : "")
  }
}
