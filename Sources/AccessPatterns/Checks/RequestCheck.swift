package import Documents

/// Holds the requests of a model file against its tables and entities, before anything runs.
///
/// What a template decides at run time is taken as right.
///
/// ```
/// error: unknown index 'GS1' of 'library'
///   --> library.yaml:24:60
///    |
/// 24 |       Query: { TableName: library, IndexName: GS1, … }
///    |                                               ^^^ did you mean 'GSI1'?
/// ```
package struct RequestCheck {
  let model: Model
  let problems: Problems

  package init(_ model: Model, into problems: Problems) {
    self.model = model
    self.problems = problems
  }

  /// - Parameter request: `{ OperationName: { body } }`.
  package func check(_ request: Node) {
    guard case .map(let entries) = request.value, entries.count == 1, let entry = entries.first,
      case .map = entry.value.value
    else { return }
    let body = entry.value
    checkMembers(of: entry.key, body)
    switch entry.key {
    case "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan":
      checkStatement(entry.key, body)
    case "BatchGetItem", "BatchWriteItem":
      guard case .map(let tables)? = body["RequestItems"]?.value else { return }
      for table in tables { checkBatch(entry.key, table) }
    case "TransactGetItems", "TransactWriteItems":
      guard case .list(let actions)? = body["TransactItems"]?.value else { return }
      for action in actions { checkAction(action, of: entry.key) }
    default:
      if let name = body["TableName"] { _ = table(name) }
    }
  }

  /// A whole request of one table, or one action of a transaction.
  private func checkStatement(_ operation: String, _ body: Node) {
    guard let name = body["TableName"] else {
      problems.add(
        .error("\(operation) needs 'TableName'", at: body.span, label: "it is missing here"))
      return
    }
    let table = table(name)
    if let key = body["Key"], let table { checkKey(key, of: table) }
    if let item = body["Item"], let table { checkItem(item, of: table) }
    let index = body["IndexName"].flatMap { node in table.flatMap { self.index(node, of: $0) } }
    checkExpressions(of: body, table, hasIndex: body["IndexName"] != nil, index)
  }

  private func checkBatch(_ operation: String, _ entry: Node.Entry) {
    // Keys of maps are no templates, so the name is known.
    let table = table(named: entry.key, at: entry.keySpan)
    switch entry.value.value {
    case .map:
      checkMembers(of: "Keys", entry.value)
      if case .list(let keys)? = entry.value["Keys"]?.value, let table {
        for key in keys { checkKey(key, of: table) }
      }
      checkExpressions(of: entry.value, table, hasIndex: false, nil)
    case .list(let requests):
      for request in requests {
        if let key = request["DeleteRequest"]?["Key"], let table { checkKey(key, of: table) }
        if let item = request["PutRequest"]?["Item"], let table { checkItem(item, of: table) }
      }
    default: break
    }
  }

  private func checkAction(_ action: Node, of operation: String) {
    guard case .map(let entries) = action.value, let entry = entries.first else { return }
    let known = RequestMembers.actions(of: operation)
    guard known.contains(entry.key) else {
      problems.add(
        .unknown("action of \(operation)", entry.key, amongFew: known, at: entry.keySpan))
      return
    }
    checkMembers(of: entry.key, entry.value)
    if case .map = entry.value.value { checkStatement(entry.key, entry.value) }
  }

  private func checkMembers(of operation: String, _ body: Node) {
    guard let known = RequestMembers.of(operation), case .map(let entries) = body.value else {
      return
    }
    for entry in entries where !known.contains(entry.key) {
      var error = Diagnostic.unknown("member", entry.key, among: known, at: entry.keySpan)
      error.message += " of \(operation)"
      problems.add(error)
    }
  }

  // MARK: Names

  private func table(_ node: Node) -> TableDefinition? {
    guard let name = node.text, !node.hasTemplate else { return nil }
    return table(named: name, at: node.span)
  }

  private func table(named name: String, at span: Span) -> TableDefinition? {
    if let table = model.table(named: name) { return table }
    problems.add(
      .unknown("table", name, amongFew: model.tables.map(\.tableName), at: span))
    return nil
  }

  private func index(_ node: Node, of table: TableDefinition) -> TableDefinition.Index? {
    guard let name = node.text, !node.hasTemplate else { return nil }
    if let index = table.index(named: name) { return index }
    var error = Diagnostic.unknown(
      "index", name, amongFew: table.indexes.map(\.name), at: node.span)
    error.message += " of '\(table.name)'"
    if table.indexes.isEmpty { error.label = "the table has none" }
    problems.add(error)
    return nil
  }
}

extension Node {
  /// Whether a text is decided at run time.
  package var hasTemplate: Bool { text?.contains("${{") ?? false }
}
