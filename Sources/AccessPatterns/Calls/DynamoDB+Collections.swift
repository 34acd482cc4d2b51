package import DynamoDBWire

/// What one page of a Query or Scan gave.
package struct Page: Sendable {
  package let items: [Item]
  package let count: Int
  package let scannedCount: Int

  init(_ answer: Answer) throws(DynamoDBError) {
    var items: [Item] = []
    for json in answer.body["Items"]?.array ?? [] { items.append(try Item(json: json)) }
    self.items = items
    count = answer.body["Count"]?.int ?? items.count
    scannedCount = answer.body["ScannedCount"]?.int ?? count
  }

  package var outcome: Outcome {
    Outcome(items: items, count: count, scannedCount: scannedCount)
  }
}

extension DynamoDB {
  /// One page of the items of one partition, in the order of their sort keys.
  package func query(
    _ table: String, index: String? = nil, keys condition: String,
    names: [(String, String)] = [], values: Item, limit: Int? = nil
  ) async throws(DynamoDBError) -> Page {
    var body: JSON.Object = ["TableName": .string(table)]
    body["IndexName"] = index.map(JSON.string)
    body["KeyConditionExpression"] = .string(condition)
    body.set(names: names)
    body["ExpressionAttributeValues"] = .item(values)
    body["Limit"] = limit.map { .number(String($0)) }
    return try Page(try await send(Call("Query", body)))
  }

  /// One page of the whole table, read in full and then filtered.
  package func scan(
    _ table: String, filter: String, values: Item
  ) async throws(DynamoDBError) -> Page {
    try Page(
      try await send(
        Call(
          "Scan",
          [
            "TableName": .string(table), "FilterExpression": .string(filter),
            "ExpressionAttributeValues": .item(values),
          ])))
  }
}
