package import DynamoDBWire

/// One action of a write transaction.
package struct TransactionWrite: Sendable {
  let json: JSON

  package static func put(
    _ table: String, _ item: Item, if condition: String
  ) -> TransactionWrite {
    TransactionWrite(
      json: [
        "Put": [
          "TableName": .string(table), "Item": .item(item),
          "ConditionExpression": .string(condition),
        ]
      ])
  }

  package static func delete(
    _ table: String, key: Item, if condition: String
  ) -> TransactionWrite {
    TransactionWrite(
      json: [
        "Delete": [
          "TableName": .string(table), "Key": .item(key),
          "ConditionExpression": .string(condition),
        ]
      ])
  }

  package static func update(
    _ table: String, key: Item, _ expression: String, values: Item, if condition: String
  ) -> TransactionWrite {
    TransactionWrite(
      json: [
        "Update": [
          "TableName": .string(table), "Key": .item(key), "UpdateExpression": .string(expression),
          "ConditionExpression": .string(condition), "ExpressionAttributeValues": .item(values),
        ]
      ])
  }

  package static func check(_ table: String, key: Item, if condition: String) -> TransactionWrite {
    TransactionWrite(
      json: [
        "ConditionCheck": [
          "TableName": .string(table), "Key": .item(key),
          "ConditionExpression": .string(condition),
        ]
      ])
  }
}

extension DynamoDB {
  /// All of these or none.
  ///
  /// - Throws: `TransactionCanceledException` where a condition does not hold; its
  ///   `CancellationReasons` say which.
  package func transact(_ writes: [TransactionWrite]) async throws(DynamoDBError) {
    _ = try await send(
      Call("TransactWriteItems", ["TransactItems": .array(writes.map(\.json))]))
  }
}
