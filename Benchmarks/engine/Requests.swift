import DynamoDBWire

/// The calls that are measured, made before the clock runs, as SQLite's statements are.
extension Workload {
  func putItem(_ number: Int) -> Call {
    Call("PutItem", ["TableName": .string(Self.table), "Item": itemJSON(number)])
  }

  func getItem(_ number: Int) -> Call {
    Call("GetItem", ["TableName": .string(Self.table), "Key": keyJSON(number)])
  }

  /// The items of one partition, from its first one on.
  func query(_ number: Int, limit: Int, from start: Int? = nil) -> Call {
    var body: JSON.Object = [
      "TableName": .string(Self.table),
      "KeyConditionExpression": "PK = :pk",
      "ExpressionAttributeValues": [":pk": ["S": .string(key(number).partition)]],
      "Limit": .number(String(limit)),
    ]
    if let start { body["ExclusiveStartKey"] = keyJSON(start) }
    return Call("Query", body)
  }

  func updateItem(_ number: Int) -> Call {
    Call(
      "UpdateItem",
      [
        "TableName": .string(Self.table), "Key": keyJSON(number),
        "UpdateExpression": "SET likes = likes + :one",
        "ConditionExpression": "attribute_exists(PK) AND likes >= :zero",
        "ExpressionAttributeValues": [":one": ["N": "1"], ":zero": ["N": "0"]],
      ])
  }

  /// 25 puts of neighbours, so that no key comes twice.
  func batchWriteItem(_ number: Int) -> Call {
    let puts = neighbours(of: number, 25).map { neighbour -> JSON in
      ["PutRequest": ["Item": itemJSON(neighbour)]]
    }
    return Call("BatchWriteItem", ["RequestItems": [Self.table: .array(puts)]])
  }

  /// Two puts, an update with a condition, and a check.
  func transactWriteItems(_ number: Int) -> Call {
    let items = neighbours(of: number, 4)
    let table = JSON.string(Self.table)
    return Call(
      "TransactWriteItems",
      [
        "TransactItems": [
          ["Put": ["TableName": table, "Item": itemJSON(items[0])]],
          ["Put": ["TableName": table, "Item": itemJSON(items[1])]],
          ["Update": .object(updateItem(items[2]).body)],
          [
            "ConditionCheck": [
              "TableName": table, "Key": keyJSON(items[3]),
              "ConditionExpression": "attribute_exists(PK)",
            ]
          ],
        ]
      ])
  }

  private func neighbours(of number: Int, _ count: Int) -> [Int] {
    (0..<count).map { (number + $0) % itemCount }
  }

  func scan(limit: Int, after start: JSON?) -> Call {
    var body: JSON.Object = [
      "TableName": .string(Self.table), "Limit": .number(String(limit)),
    ]
    body["ExclusiveStartKey"] = start
    return Call("Scan", body)
  }
}
