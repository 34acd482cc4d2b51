package import Documents
import DynamoDBWire

extension Template {
  /// The value, where there is no `${{ }}` in it.
  package var constant: Value? {
    guard case .constant(let value) = content else { return nil }
    return value
  }

  /// All expressions in it, in the order of the file.
  package var expressions: [Expression] {
    switch content {
    case .constant, .json: []
    case .expression(let expression): [expression]
    case .text(let pieces):
      pieces.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
    case .list(let templates): templates.flatMap(\.expressions)
    case .map(let entries): entries.flatMap(\.template.expressions)
    }
  }

  package var references: [Reference] { expressions.flatMap(\.references) }

  /// What can be told before anything runs: names that cannot exist.
  package func check(in scope: Scope) -> [Diagnostic] { references.compactMap(scope.check) }

  /// The value of a template that is one `${{ … }}` and nothing else, with null for a path that
  /// leads nowhere; of any other as `fill` has it.
  package func fillOrNull(in bindings: any Bindings) throws(Diagnostic) -> Value {
    guard case .expression(let expression) = content else { return try fill(in: bindings) }
    return try expression.evaluate(in: bindings, missing: .isNull)
  }

  /// The value with every expression computed; throws the first one that fails.
  package func fill(in bindings: any Bindings) throws(Diagnostic) -> Value {
    switch content {
    case .constant(let value): return value
    case .json: return try Value(node)
    case .expression(let expression): return try expression.evaluate(in: bindings)
    case .text(let pieces): return .text(try write(pieces, bindings))
    case .list(let templates):
      var values: [Value] = []
      for template in templates { values.append(try template.fill(in: bindings)) }
      return .list(values)
    case .map(let templates):
      var entries: [Value.Entry] = []
      for (name, template) in templates {
        entries.append(Value.Entry(name, try template.fill(in: bindings)))
      }
      return Value(typing: entries)
    }
  }

  func write(_ pieces: [Piece], _ bindings: any Bindings) throws(Diagnostic) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .expression(let expression):
        let value = try expression.evaluate(in: bindings)
        guard let written = value.writtenText else {
          throw .error(
            "\(value.kind) cannot be written into a text", at: expression.span,
            label: value == .null ? "the value is null" : "the value is \(value)")
        }
        text += written
      }
    }
    return text
  }
}
