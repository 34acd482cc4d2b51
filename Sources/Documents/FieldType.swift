/// How a field's value is read from a node, and what a schema says of it.
///
/// A loader's own type is a new static member:
///
/// ```swift
/// extension FieldType<Duration> {
///   static let duration = FieldType(.text) { node throws(Diagnostic) in … }
/// }
/// ```
package struct FieldType<Value>: Sendable {
  package let shape: FieldShape
  package let read: @Sendable (Node) throws(Diagnostic) -> Value

  package init(
    _ shape: FieldShape, read: @escaping @Sendable (Node) throws(Diagnostic) -> Value
  ) {
    self.shape = shape
    self.read = read
  }
}

/// What a value may look like; a schema is written from it.
package indirect enum FieldShape: Sendable, Equatable {
  case any, text, flag, number, count, map
  case list(of: FieldShape)
  case choice([String])
  case either([FieldShape])

  /// As messages name it: `a text`, `a list`.
  package var name: String {
    switch self {
    case .any: "a value"
    case .text: "a text"
    case .flag: "true or false"
    case .number: "a number"
    case .count: "a whole number from 0"
    case .map: "a map"
    case .list: "a list"
    case .choice(let names): names.count == 1 ? "'\(names[0])'" : "one of \(quoted(names))"
    case .either(let shapes): shapes.map(\.name).joined(separator: " or ")
    }
  }

  private func quoted(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension Diagnostic {
  /// `expected a text, found a list`.
  package static func expected(_ shape: FieldShape, _ node: Node) -> Diagnostic {
    var label: String?
    if shape == .text, node.style == .plain {
      switch node.value {
      case .bool, .number: label = "write '\(node.span.text)' in quotes if it is text"
      default: break
      }
    }
    return .error("expected \(shape.name), found \(node.kind)", at: node.span, label: label)
  }
}
