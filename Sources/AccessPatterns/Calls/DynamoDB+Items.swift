package import DynamoDBWire

/// The single-item calls as patterns make them: with the members a notebook gives, and no others.
extension DynamoDB {
  package func put(_ table: String, _ item: Item) async throws(DynamoDBError) {
    _ = try await send(Call("PutItem", ["TableName": .string(table), "Item": .item(item)]))
  }

  /// Writes an item unless there is one with its key.
  package func add(_ table: String, _ item: Item) async throws(DynamoDBError) {
    _ = try await send(
      Call(
        "PutItem",
        [
          "TableName": .string(table), "Item": .item(item),
          "ConditionExpression": "attribute_not_exists(PK)",
        ]))
  }

  /// - Returns: The item, or nil where there is none.
  package func get(_ table: String, key: Item) async throws(DynamoDBError) -> Item? {
    let answer = try await send(Call("GetItem", ["TableName": .string(table), "Key": .item(key)]))
    return try answer.item("Item")
  }

  package func delete(_ table: String, key: Item) async throws(DynamoDBError) {
    _ = try await send(Call("DeleteItem", ["TableName": .string(table), "Key": .item(key)]))
  }

  /// - Parameters:
  ///   - condition: `ConditionExpression`; left out where nil.
  ///   - returning: `ReturnValues`, such as `UPDATED_NEW`; left out where nil.
  /// - Returns: The attributes that were asked for with it.
  @discardableResult
  package func update(
    _ table: String, key: Item, _ expression: String, names: [(String, String)] = [],
    values: Item, if condition: String? = nil, returning: String? = nil
  ) async throws(DynamoDBError) -> Item? {
    var body: JSON.Object = ["TableName": .string(table), "Key": .item(key)]
    body.set(names: names)
    body["ExpressionAttributeValues"] = .item(values)
    body["UpdateExpression"] = .string(expression)
    body["ConditionExpression"] = condition.map(JSON.string)
    body["ReturnValues"] = returning.map(JSON.string)
    return try await send(Call("UpdateItem", body)).item("Attributes")
  }
}

extension Answer {
  func item(_ member: String) throws(DynamoDBError) -> Item? {
    guard let json = body[member] else { return nil }
    return try Item(json: json)
  }
}

extension JSON.Object {
  mutating func set(names: [(String, String)]) {
    if names.isEmpty { return }
    let members = names.map { (name: $0.0, value: JSON.string($0.1)) }
    self["ExpressionAttributeNames"] = .object(JSON.Object(uniqueMembers: members))
  }
}
