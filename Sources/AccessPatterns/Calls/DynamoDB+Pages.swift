package import DynamoDBWire
import Templates

/// A Query that is followed page by page.
package struct PagedQuery: Sendable {
  var table: String
  var index: String?
  var keys: String
  var filter: String?
  var names: [(String, String)] = []
  var values: Item

  /// - Parameters:
  ///   - keys: `KeyConditionExpression`
  ///   - filter: `FilterExpression`
  package init(
    _ table: String, index: String? = nil, keys: String, filter: String? = nil,
    names: [(String, String)] = [], values: Item
  ) {
    self.table = table
    self.index = index
    self.keys = keys
    self.filter = filter
    self.names = names
    self.values = values
  }

  private var body: JSON.Object {
    var body: JSON.Object = ["TableName": .string(table)]
    body["IndexName"] = index.map(JSON.string)
    body["KeyConditionExpression"] = .string(keys)
    body["FilterExpression"] = filter.map(JSON.string)
    body.set(names: names)
    body["ExpressionAttributeValues"] = .item(values)
    return body
  }

  /// Hands each page's items to `take` before the next page is read, so that no more than one page
  /// is held, however large the partition is.
  package func eachPage(
    in play: Play, _ take: ([Item]) async throws(DynamoDBError) -> Void
  ) async throws(DynamoDBError) {
    var body = body
    while true {
      let answer = try await play.database.send(Call("Query", body))
      try await take(try Page(answer).items)
      guard let next = answer.body["LastEvaluatedKey"] else { return }
      body["ExclusiveStartKey"] = next
    }
  }

  /// One page for a screen. The outcome's value is where the next one begins, none on the last.
  ///
  /// - Parameter arguments: `limit`, and `cursor`: the value of the page before, or null.
  package func page(
    of arguments: Arguments, in play: Play, newestFirst: Bool = false
  ) async throws(DynamoDBError) -> Outcome {
    var body = body
    if newestFirst { body["ScanIndexForward"] = false }
    if case .number(let limit)? = arguments[value: "limit"] {
      body["Limit"] = .number(limit.description)
    }
    if let cursor = arguments[value: "cursor"], cursor != .null {
      body["ExclusiveStartKey"] = Self.key(cursor)
    }
    var answer = try await play.database.send(Call("Query", body))
    var outcome = try Page(answer).outcome
    // Large items end a page of DynamoDB's before the screen is full.
    while let next = answer.body["LastEvaluatedKey"], let limit = body["Limit"]?.int,
      let read = answer.body["ScannedCount"]?.int, read < limit
    {
      body["Limit"] = .number(String(limit - read))
      body["ExclusiveStartKey"] = next
      answer = try await play.database.send(Call("Query", body))
      outcome.append(try Page(answer).outcome)
    }
    outcome.value = answer.body["LastEvaluatedKey"].map { Value($0) }
    return outcome
  }

  /// A cursor as an answer has it, `{PK: {S: …}}`, or with plain values, `{PK: …}`.
  private static func key(_ cursor: Value) -> JSON {
    guard case .map(let entries) = cursor else { return cursor.json }
    let isTyped = entries.allSatisfy { if case .map = $0.value { true } else { false } }
    return isTyped
      ? cursor.json : .item(Item(entries.map { (name: $0.name, value: $0.value.attribute) }))
  }
}

extension Parameter {
  /// The parameters of a pattern that gives a page: how many items, and where it begins.
  package static let page = [
    Parameter("limit", .count, default: .value(.number(50))),
    Parameter("cursor", .any, default: .value(.null)),
  ]
}
