import Documents
import DynamoDBWire

/// Keys and items of a request against the table's key schema and the entities' attributes.
extension RequestCheck {
  /// A key has the attributes of the primary key and no others, each of its type.
  func checkKey(_ node: Node, of table: TableDefinition) {
    guard case .map(let entries) = node.value else { return }
    for entry in entries {
      guard table.key.contains(where: { sameBytes($0, entry.key) }) else {
        var error = Diagnostic.unknown(
          "key attribute", entry.key, amongFew: table.key, at: entry.keySpan)
        error.message += " of '\(table.name)'"
        problems.add(error)
        continue
      }
      checkKind(of: entry, in: table)
    }
    require(table.key, in: entries, node, of: table)
  }

  /// An item has the primary key; what else it has, an entity must name.
  func checkItem(_ node: Node, of table: TableDefinition) {
    guard case .map(let entries) = node.value else { return }
    let known = model.attributes(ofTable: table)
    for entry in entries {
      if let known, !known.contains(where: { sameBytes($0, entry.key) }) {
        problems.add(unknownAttribute(entry.key, of: table, among: known, at: entry.keySpan))
      }
      checkKind(of: entry, in: table)
    }
    require(table.key, in: entries, node, of: table)
  }

  func unknownAttribute(
    _ name: String, of table: TableDefinition, among known: [String], at span: Span?
  ) -> Diagnostic {
    var error = Diagnostic.unknown("attribute", name, amongFew: known, at: span)
    error.message += " of '\(table.name)': no entity has it"
    return error
  }

  private func require(
    _ names: [String], in entries: [Node.Entry], _ node: Node, of table: TableDefinition
  ) {
    for name in names where !entries.contains(where: { sameBytes($0.key, name) }) {
      problems.add(
        .error(
          "the key of '\(table.name)' needs '\(name)'", at: node.span, label: "it is missing here"))
    }
  }

  /// A key attribute that is written typed must have the type of its definition.
  private func checkKind(of entry: Node.Entry, in table: TableDefinition) {
    guard let kind = table.kind(of: entry.key) else { return }
    switch entry.value.value {
    case .map(let types):
      guard let type = types.first, types.count == 1, type.key != kind.rawValue else { return }
      problems.add(
        .error(
          "'\(entry.key)' is defined as \(kind.rawValue), found \(type.key)", at: type.keySpan,
          label: "write '\(kind.rawValue)'"))
    case .text where entry.value.hasTemplate: break
    default:
      problems.add(
        .error(
          "attribute values of a request are typed", at: entry.value.span,
          label: "write { \(kind.rawValue): … }"))
    }
  }
}
