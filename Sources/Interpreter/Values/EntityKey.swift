import AccessPatterns
import Documents
import DynamoDBWire
import Templates

/// One key attribute of an entity: `PK`, made by the template `USER#${{ user }}`.
struct EntityKey: Sendable {
  let name: String
  /// Whether it belongs to the table's own key, not to an index.
  let isPrimary: Bool
  /// The names its template needs, each once.
  let parts: [String]
  private let template: Template

  /// nil where the template cannot be read; models are checked before they get here.
  init?(_ name: String, _ text: String, isPrimary: Bool, of entity: Entity) {
    guard let file = try? SourceFile(path: "entity \(entity.name)", bytes: Array(text.utf8)),
      let template = try? Template(
        Node(.text(text), at: Span(file, 0, file.bytes.count), style: .plain))
    else { return nil }
    self.name = name
    self.isPrimary = isPrimary
    self.template = template
    var parts: [String] = []
    for reference in template.references where !parts.contains(reference.root) {
      parts.append(reference.root)
    }
    self.parts = parts
  }

  /// - Parameter span: Where a mistake is reported: the step, not the model.
  func value(of filled: [Value.Entry], at span: Span) throws(Diagnostic) -> AttributeValue {
    do {
      return try template.fill(in: Parts(values: filled)).attribute
    } catch {
      throw .error("the key '\(name)' cannot be made: \(error.message)", at: span)
    }
  }

  /// Key templates see the values of `with` and nothing else.
  private struct Parts: Bindings {
    let values: [Value.Entry]

    func lookup(_ name: String) -> Value? { Value.map(values)[name] }
    func uuid() -> String { "" }
    func now() -> Int { 0 }
    func today() -> String { "" }
  }
}
