import AccessPatterns
import Documents
import DynamoDBWire
import Templates

/// Reads the entities of a model file, and holds their key templates against the tables.
struct EntityReader {
  private let model: Model
  private let problems: Problems

  init(_ model: Model, _ problems: Problems) {
    self.model = model
    self.problems = problems
  }

  func entities(_ entries: [Node.Entry]) -> [Entity] { entries.compactMap(entity) }

  private func entity(_ entry: Node.Entry) -> Entity? {
    let name = entry.key
    guard case .map(let members) = entry.value.value else {
      problems.add(
        .error(
          "the entity '\(name)' must be a map of keys and values, found \(entry.value.kind)",
          at: entry.value.span, label: "such as { PK: 'USER#${{ id }}' }"))
      return nil
    }
    var fields = Fields(entry.value, of: "the entity '\(name)'", into: problems)
    let attributes = fields.take(EntityKeys.attributes)
    guard let table = table(fields.take(EntityKeys.table), entry) else { return nil }
    let owned = EntityKeys.descriptions.map(\.name)
    var keys: [(attribute: String, template: String)] = []
    for member in members where !owned.contains(member.key) {
      guard check(member, of: name, in: table, attributes) else { continue }
      if let text = member.value.text { keys.append((member.key, text)) }
    }
    for key in table.key where !members.contains(where: { sameBytes($0.key, key) }) {
      problems.add(
        .error(
          "the entity '\(name)' needs a template for '\(key)'", at: entry.keySpan,
          label: "it is a key of '\(table.name)'"))
    }
    checkIndexes(members, of: name, in: table)
    for attribute in attributes ?? []
    where table.key.contains(where: { sameBytes($0, attribute) }) {
      problems.add(
        .error(
          "'\(attribute)' is a key of '\(table.name)', not one of the other attributes",
          at: entry.value["attributes"]?.span))
    }
    return Entity(
      name, table: table.name, keys: keys, attributes: attributes ?? [], isOpen: attributes == nil)
  }

  private func table(_ node: Node?, _ entry: Node.Entry) -> TableDefinition? {
    let names = model.tables.map(\.tableName)
    guard let node else {
      if model.tables.count > 1 {
        problems.add(
          .error(
            "the entity '\(entry.key)' needs the key 'table'", at: entry.keySpan,
            label: "the model has several: \(names.joined(separator: ", "))"))
        return nil
      }
      return model.tables.first.map(TableDefinition.init)
    }
    guard let name = node.text else {
      problems.add(.expected(.text, node))
      return nil
    }
    if let table = model.table(named: name) { return table }
    problems.add(.unknown("table", name, amongFew: names, at: node.span))
    return nil
  }

  /// Whether a member of an entity is the template of a key.
  private func check(
    _ member: Node.Entry, of entity: String, in table: TableDefinition, _ attributes: [String]?
  ) -> Bool {
    let known = table.keyAttributes
    guard known.contains(where: { sameBytes($0, member.key) }) else {
      var error = Diagnostic.unknown(
        "key", member.key, among: known + EntityKeys.descriptions.map(\.name), at: member.keySpan)
      error.message += " of the entity '\(entity)'"
      if error.label == nil {
        error.label =
          "the keys of '\(table.name)' are \(known.joined(separator: ", ")); "
          + "other attributes stand under 'attributes'"
      }
      problems.add(error)
      return false
    }
    guard member.value.text != nil else {
      problems.add(.expected(.text, member.value))
      return false
    }
    guard let template = Template(member.value, into: problems) else { return false }
    for reference in template.references where reference.parts.count > 1 {
      problems.add(
        .error(
          "a key is made of values that are given by name", at: reference.span,
          label: "write '${{ name }}'"))
    }
    // A number cannot be written into a text and stay one.
    if table.kind(of: member.key) == .n, !template.isOneExpression {
      problems.add(
        .error(
          "'\(member.key)' is defined as N, so its template is one '${{ … }}' alone",
          at: member.value.span))
    }
    return true
  }

  /// An item is in an index only with the whole key of the index.
  private func checkIndexes(
    _ members: [Node.Entry], of entity: String, in table: TableDefinition
  ) {
    for index in table.indexes {
      let own = index.key.filter { !table.key.contains($0) }
      let given = own.filter { name in members.contains { sameBytes($0.key, name) } }
      guard let first = given.first, given.count < own.count,
        let missing = own.first(where: { !given.contains($0) })
      else { continue }
      // The attribute may belong to another index, whose key is whole.
      let isUsed = table.indexes.contains { other in
        other.key.contains(first)
          && other.key.allSatisfy { name in
            table.key.contains(name) || members.contains { sameBytes($0.key, name) }
          }
      }
      if isUsed { continue }
      problems.add(
        .error(
          "the entity '\(entity)' has '\(first)' without '\(missing)', so it is not in "
            + "'\(index.name)'", at: members.first { sameBytes($0.key, first) }?.keySpan,
          label: "give both or none"))
    }
  }
}

extension Template {
  /// Whether it is one `${{ … }}` and nothing else.
  fileprivate var isOneExpression: Bool {
    guard expressions.count == 1, let text = node.text else { return false }
    return text.hasPrefix("${{") && text.hasSuffix("}}")
  }
}
