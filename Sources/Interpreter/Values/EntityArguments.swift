import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// One entity of the model and what `with` gives for it: parts of its keys, and attributes.
struct EntityArguments: Sendable {
  let entity: Entity
  private let values: [(name: String, template: Template)]
  private let keys: [EntityKey]
  private let span: Span

  /// Reads the entity's name under `keyword`, and `with`; nil where something is wrong, which is
  /// noted.
  ///
  /// - Parameter takesAttributes: Whether `with` may hold more than parts of the primary key.
  init?(
    _ keyword: String, from fields: inout Fields, in context: LoadingContext, takesAttributes: Bool
  ) {
    guard let node = fields.takeEntry(keyword)?.value else { return nil }
    let given = fields.take(CallStep.with) ?? []
    span = node.span
    values = given.compactMap { entry in context.template(entry.value).map { (entry.key, $0) } }
    guard let (model, entity) = Self.entity(node, keyword, in: context) else { return nil }
    let primary = model.table(named: entity.table)?.key ?? []
    self.entity = entity
    keys = entity.keys.compactMap { key in
      let isPrimary = primary.contains { sameBytes($0, key.attribute) }
      guard isPrimary || takesAttributes else { return nil }
      return EntityKey(key.attribute, key.template, isPrimary: isPrimary, of: entity)
    }
    let problems = context.problems
    var known: [String] = []
    for name in keys.flatMap(\.parts) + (takesAttributes ? entity.attributes : [])
    where !known.contains(name) {
      known.append(name)
    }
    let isOpen = takesAttributes && entity.isOpen
    for entry in given where !isOpen && !known.contains(where: { sameBytes($0, entry.key) }) {
      var error = Diagnostic.unknown(
        takesAttributes ? "attribute" : "part of the key", entry.key, amongFew: known,
        at: entry.keySpan)
      error.message += " of '\(entity.name)'"
      problems.add(error)
    }
    for part in Set(keys.filter(\.isPrimary).flatMap(\.parts)).sorted()
    where !given.contains(where: { sameBytes($0.key, part) }) {
      problems.add(
        .error("the key of '\(entity.name)' needs '\(part)'", at: span, label: "give it in 'with'"))
    }
  }

  private static func entity(
    _ node: Node, _ keyword: String, in context: LoadingContext
  ) -> (Model, Entity)? {
    guard let name = node.text else {
      context.problems.add(.expected(.text, node))
      return nil
    }
    guard let model = context.model else {
      if !context.isModelWrong {
        context.problems.add(
          .error(
            "'\(keyword)' needs a model", at: node.span, label: "name one at the top: 'model: …'"))
      }
      return nil
    }
    if let entity = model.entities.first(where: { sameBytes($0.name, name) }) {
      return (model, entity)
    }
    context.problems.add(
      .unknown("entity", name, amongFew: model.entities.map(\.name), at: node.span))
    return nil
  }

  /// The values of `with`, computed.
  func fill(in context: any StepContext) throws(Diagnostic) -> [Value.Entry] {
    var filled: [Value.Entry] = []
    for (name, template) in values {
      filled.append(Value.Entry(name, try template.fill(in: context.bindings)))
    }
    context.note(arguments: filled)
    return filled
  }

  /// The primary key that the entity's templates make of the values.
  func key(of filled: [Value.Entry]) throws(Diagnostic) -> Item {
    var key: [(name: String, value: AttributeValue)] = []
    for attribute in keys where attribute.isPrimary {
      key.append((attribute.name, try attribute.value(of: filled, at: span)))
    }
    return Item(key)
  }

  /// A request for the one item that the values name.
  /// - Parameter operation: One with `TableName` and `Key`.
  func keyCall(_ operation: String, in context: any StepContext) throws(StepFailure) -> Call {
    do {
      let key = try key(of: try fill(in: context))
      return Call(operation, ["TableName": .string(entity.table), "Key": .item(key)])
    } catch {
      throw .fault(error)
    }
  }

  /// The whole item: keys of the table, keys of indexes whose parts are all given, attributes.
  func item(of filled: [Value.Entry]) throws(Diagnostic) -> Item {
    var item: [(name: String, value: AttributeValue)] = []
    for attribute in keys {
      let isGiven = attribute.parts.allSatisfy { part in
        filled.contains { sameBytes($0.name, part) }
      }
      guard attribute.isPrimary || isGiven else { continue }
      item.append((attribute.name, try attribute.value(of: filled, at: span)))
    }
    let parts = keys.flatMap(\.parts)
    for entry in filled
    where !parts.contains(where: { sameBytes($0, entry.name) })
      || entity.attributes.contains(where: { sameBytes($0, entry.name) })
    {
      item.append((entry.name, entry.value.attribute))
    }
    return Item(item)
  }
}
