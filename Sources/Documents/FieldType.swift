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
    if shape.name == "a list" {
      switch node.value {
      case .text, .number, .bool, .map: label = "write it as a list: [ … ]"
      default: break
      }
    }
    return .error("expected \(shape.name), found \(node.kind)", at: node.span, label: label)
      .coded(.wrongType)
  }
}
