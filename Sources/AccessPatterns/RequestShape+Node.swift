package import Documents
import DynamoDBWire

extension RequestShape {
  /// The shapes of a request of a model file, in the words of the design: one, or of a batch or a
  /// transaction one for each of its actions.
  ///
  /// `{ Query: { TableName: library, KeyConditionExpression: 'PK = :m', … } }` is
  /// `Query library, PK = MEMBER#member`.
  package static func shapes(of request: Node, in model: Model) -> [RequestShape] {
    guard case .map(let entries) = request.value, let entry = entries.first, entries.count == 1
    else { return [] }
    let operation = entry.key
    let body = entry.value
    if case .map(let tables)? = body["RequestItems"]?.value {
      return tables.map { table in
        let rows = rows(of: table.value)
        return RequestShape(
          operation, table.key, keys: rows.first.map { words(ofKey: $0, table.key, model) } ?? "",
          entity: rows.first.flatMap { entity(ofRow: $0, table.key, model) })
      }
    }
    if case .list(let actions)? = body["TransactItems"]?.value {
      return actions.compactMap { action in
        guard case .map(let entries) = action.value, let entry = entries.first else { return nil }
        return shape(operation, entry.value, model)
      }
    }
    return [shape(operation, body, model)]
  }

  private static func rows(of batch: Node) -> [Node] {
    if case .list(let keys)? = batch["Keys"]?.value { return keys }
    guard case .list(let requests) = batch.value else { return [] }
    return requests.compactMap { $0["DeleteRequest"]?["Key"] ?? $0["PutRequest"]?["Item"] }
  }

  private static func shape(_ operation: String, _ body: Node, _ model: Model) -> RequestShape {
    let table = body["TableName"]?.text ?? ""
    let index = body["IndexName"]?.text
    if let row = body["Key"] ?? body["Item"] {
      return RequestShape(
        operation, table, keys: words(ofKey: row, table, model),
        entity: entity(ofRow: row, table, model))
    }
    let filter = body["FilterExpression"]?.text.map { words(of: $0, in: body) }
    guard let condition = body["KeyConditionExpression"]?.text else {
      return RequestShape(operation, table, index: index, filter: filter)
    }
    let keys = words(of: condition, in: body)
    return RequestShape(
      operation, table, index: index, keys: keys, filter: filter,
      entity: model.entities.first { $0.table == table && $0.answers(keys) }?.name)
  }

  /// `PK = MEMBER#member, SK = MEMBER#member`
  private static func words(ofKey row: Node, _ table: String, _ model: Model) -> String {
    let key = model.table(named: table)?.key ?? []
    return key.compactMap { name in row[name].map { "\(name) = \(words(of: $0))" } }
      .joined(separator: ", ")
  }

  private static func entity(ofRow row: Node, _ table: String, _ model: Model) -> String? {
    let key = model.table(named: table)?.key ?? []
    return model.entities.first { entity in
      entity.table == table
        && key.allSatisfy { name in
          let template = entity.keys.first { $0.attribute == name }?.template ?? ""
          return row[name].map { Skeleton(words(of: $0)) == Skeleton(inWords(template)) } ?? false
        }
    }?.name
  }

  /// A typed value as the design writes it: `{ S: 'MEMBER#${{ member }}' }` is `MEMBER#member`.
  private static func words(of value: Node) -> String {
    if case .map(let entries) = value.value, let entry = entries.first {
      return words(of: entry.value)
    }
    switch value.value {
    case .text(let text): return inWords(text)
    case .number(let text): return text
    default: return value.span.text
    }
  }

  private static func words(of expression: String, in body: Node) -> String {
    ExpressionWords(
      name: { body["ExpressionAttributeNames"]?[$0]?.text.map(inWords) },
      value: { body["ExpressionAttributeValues"]?[$0].map { words(of: $0) } }
    ).words(of: expression)
  }

  /// The same, sent once for each of something.
  package func repeated(for each: String) -> RequestShape {
    RequestShape(
      operation, table, index: index, keys: keys, filter: filter, entity: entity,
      each: self.each.map { "\(each) and \($0)" } ?? each)
  }
}

extension Entity {
  /// Whether its items can be what a key condition asks for, by what the keys begin with:
  /// `PK = MEMBER#member, SK begins with LOAN#`.
  fileprivate func answers(_ condition: String) -> Bool {
    condition.split(separator: ", ").allSatisfy { term in
      for sign in [" = ", " begins with "] {
        guard let range = term.firstRange(of: sign) else { continue }
        let asked = Skeleton(String(term[range.upperBound...]))
        let name = term[..<range.lowerBound]
        guard let key = keys.first(where: { $0.attribute == name }) else { return false }
        let made = Skeleton(inWords(key.template))
        return sign == " = " ? asked == made : made.start.hasPrefix(asked.start)
      }
      return true
    }
  }
}

/// What of a key is the same for all items of an entity: `MEMBER#` of `MEMBER#member`, and how many
/// parts it has.
private struct Skeleton: Equatable {
  /// Up to the first part that differs.
  let start: String
  let parts: [String]

  /// In words of the design what differs is in small letters.
  init(_ words: String) {
    parts = words.split(separator: "#", omittingEmptySubsequences: false).map { part in
      part.contains { $0.isLowercase } ? "" : String(part)
    }
    let fixed = parts.prefix { !$0.isEmpty }
    start = fixed.joined(separator: "#") + (fixed.count < parts.count && !fixed.isEmpty ? "#" : "")
  }
}
