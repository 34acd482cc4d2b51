import DynamoDBWire

/// Reads a table as it is now, by strongly consistent reads.
struct TableReader {
  private let name: String
  private let database: any DynamoDB

  init(_ name: String, in database: any DynamoDB) {
    self.name = name
    self.database = database
  }

  /// All its items, unless there are more than a limit.
  func table(
    atMost limit: Int
  ) async throws(DynamoDBError) -> (described: ScannedTable, whole: ScannedTable?) {
    let answer = try await database.send(Call("DescribeTable", ["TableName": .string(name)]))
    let schema = answer.body["Table"]?["KeySchema"]?.array ?? []
    let keyNames = ["HASH", "RANGE"].flatMap { role in
      schema.filter { $0["KeyType"]?.string == role }.compactMap { $0["AttributeName"]?.string }
    }
    func table(_ items: [Item]) -> ScannedTable {
      ScannedTable(
        name: name, id: answer.body["Table"]?["TableId"]?.string, keyNames: keyNames, items: items)
    }
    var items: [Item] = []
    var start: JSON?
    repeat {
      var body: JSON.Object = ["TableName": .string(name), "ConsistentRead": true]
      body["ExclusiveStartKey"] = start
      let page = try await database.send(Call("Scan", body)).body
      for item in page["Items"]?.array ?? [] { items.append(try Item(json: item)) }
      start = page["LastEvaluatedKey"]
      if items.count > limit { return (table([]), nil) }
    } while start != nil
    return (table([]), table(items))
  }

  /// The items with the given keys, in any order; keys without one are left out.
  func items(_ keys: [Item]) async throws(DynamoDBError) -> [Item] {
    var found: [Item] = []
    var left = keys.map { JSON.item($0) }
    var empty = 0
    while !left.isEmpty {
      let part = left.prefix(100)
      left.removeFirst(part.count)
      let request: JSON = ["Keys": .array(Array(part)), "ConsistentRead": true]
      let answer = try await database.send(
        Call("BatchGetItem", ["RequestItems": .object([name: request])])
      ).body
      let items = answer["Responses"]?[name]?.array ?? []
      for item in items { found.append(try Item(json: item)) }
      let unprocessed = answer["UnprocessedKeys"]?[name]?["Keys"]?.array ?? []
      left += unprocessed
      // A service that gives nothing, again and again, is not to be asked for ever.
      empty = items.isEmpty && !unprocessed.isEmpty ? empty + 1 : 0
      guard empty < 20 else { throw .unreachable("the table '\(name)' cannot be read") }
    }
    return found
  }
}
