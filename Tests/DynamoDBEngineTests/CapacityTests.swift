import DynamoDBWire
import Testing

@testable import DynamoDBEngine

/// The rules of docs/capacity.md, one case each: what INDEXES says after a request, worked out by
/// hand from the rule.
///
/// The table has a global index that holds keys only and one that includes `t`, and a local index
/// that holds keys only.
@Suite struct CapacityTests {
  private let engine = Engine()

  init() throws {
    func index(_ name: String, _ keys: [String], _ attributes: [String] = []) -> JSON {
      var projection: JSON.Object = [
        "ProjectionType": attributes.isEmpty ? "KEYS_ONLY" : "INCLUDE"
      ]
      if !attributes.isEmpty {
        projection["NonKeyAttributes"] = .array(attributes.map(JSON.string))
      }
      return [
        "IndexName": .string(name), "KeySchema": Self.keySchema(keys),
        "Projection": .object(projection),
      ]
    }
    _ = try engine.run(
      Call(
        "CreateTable",
        [
          "TableName": "tab", "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": Self.keySchema(["p", "s"]),
          "AttributeDefinitions": .array(
            ["p", "s", "g", "l"].map { ["AttributeName": .string($0), "AttributeType": "S"] }),
          "GlobalSecondaryIndexes": [index("keys", ["g"]), index("with", ["g", "s"], ["t"])],
          "LocalSecondaryIndexes": [index("local", ["p", "l"])],
        ]))
  }

  private static func keySchema(_ names: [String]) -> JSON {
    .array(
      names.enumerated().map { place, name in
        ["AttributeName": .string(name), "KeyType": place == 0 ? "HASH" : "RANGE"]
      })
  }

  /// An item of a size in bytes, all of it in an attribute that no index projects.
  private func item(_ sort: String, size: Int, _ more: [(String, AttributeValue)] = []) -> Item {
    var item = Item(
      unique: [("p", "p"), ("s", .s(sort))] + more.map { (name: $0.0, value: $0.1) })
    let rest = size - item.size - 1
    if rest > 0 { item = item.setting("x", to: .s(String(repeating: "x", count: rest))) }
    return item
  }

  /// `table 1 keys 1` for the arms that cost something, or `none`.
  private func cost(_ operation: String, _ body: JSON.Object) throws -> String {
    var body = body
    body["ReturnConsumedCapacity"] = "INDEXES"
    if operation != "BatchWriteItem", operation != "BatchGetItem",
      !operation.hasPrefix("Transact")
    {
      body["TableName"] = "tab"
    }
    let answer = try engine.run(Call(operation, body)).body["ConsumedCapacity"]
    let consumed = try #require(answer?.array?.first ?? answer)
    var arms: [String] = []
    var total = 0.0
    func add(_ name: String, _ arm: JSON?) throws {
      guard case .number(let text)? = arm?["CapacityUnits"] else { return }
      let units = try #require(Double(text))
      total += units
      if units > 0 { arms.append("\(name) \(units.formattedUnits)") }
    }
    try add("table", consumed["Table"])
    for kind in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
      for member in consumed[kind]?.object?.members ?? [] { try add(member.name, member.value) }
    }
    #expect(consumed["CapacityUnits"] == .number(total.description), "the total is the sum")
    return arms.isEmpty ? "none" : arms.joined(separator: " ")
  }

  @discardableResult
  private func put(_ item: Item) throws -> String { try cost("PutItem", ["Item": .item(item)]) }

  private func get(_ sort: String, consistent: Bool = false) throws -> String {
    try cost(
      "GetItem",
      ["Key": .item(["p": "p", "s": .s(sort)]), "ConsistentRead": .bool(consistent)])
  }

  private func update(_ sort: String, _ expression: String) throws -> String {
    var body: JSON.Object = [
      "Key": .item(["p": "p", "s": .s(sort)]), "UpdateExpression": .string(expression),
    ]
    if expression.contains(":v") {
      body["ExpressionAttributeValues"] = .item([":v": "v"])
    }
    return try cost("UpdateItem", body)
  }

  private func query(_ more: JSON.Object, key: String = "p = :p") throws -> String {
    var body: JSON.Object = [
      "KeyConditionExpression": .string(key),
      "ExpressionAttributeValues": .item([":p": "p"]),
    ]
    for member in more.members { body[member.name] = member.value }
    return try cost("Query", body)
  }

  @Test func readsOfOneItem() throws {
    try put(item("4096", size: 4096))
    try put(item("4097", size: 4097))
    #expect(try get("absent") == "table 0.5")
    #expect(try get("absent", consistent: true) == "table 1")
    #expect(try get("4096") == "table 0.5")
    #expect(try get("4097") == "table 1")
    #expect(try get("4096", consistent: true) == "table 1")
    #expect(try get("4097", consistent: true) == "table 2")
    let projected: JSON.Object = [
      "Key": .item(["p": "p", "s": "4097"]), "ProjectionExpression": "s",
    ]
    #expect(try cost("GetItem", projected) == "table 1")
  }

  @Test func readsOfPages() throws {
    #expect(try query([:]) == "table 0.5")
    for place in (1...5).map(String.init) {
      try put(item(place, size: 2000, [("g", "p"), ("l", .s(place))]))
    }
    // 10,000 bytes are three times 4 KB begun, however many items they are in.
    #expect(try query([:]) == "table 1.5")
    #expect(try query(["ConsistentRead": true]) == "table 3")
    #expect(try query(["Select": "COUNT"]) == "table 1.5")
    #expect(try query(["Limit": 2]) == "table 0.5")
    #expect(try query(["Limit": 3]) == "table 1")
    #expect(try query(["FilterExpression": "attribute_exists(nothing)"]) == "table 1.5")
    #expect(try cost("Scan", [:]) == "table 1.5")
    // The projected entries are small.
    #expect(try query(["IndexName": "keys"], key: "g = :p") == "keys 0.5")
    #expect(try query(["IndexName": "local"]) == "local 0.5")
    // Each item that must be fetched from the table is rounded by itself.
    #expect(
      try query(["IndexName": "local", "Select": "ALL_ATTRIBUTES"]) == "table 2.5 local 0.5")
  }

  @Test func writesToTheTable() throws {
    #expect(try put(item("a", size: 1024)) == "table 1")
    #expect(try put(item("a", size: 1025)) == "table 2")
    #expect(try put(item("a", size: 100)) == "table 2", "by the larger of before and after")
    #expect(try put(item("a", size: 100)) == "table 1")
    #expect(try put(item("b", size: 3000)) == "table 3")
    #expect(try update("b", "SET small = :v") == "table 3", "by the whole item")
    #expect(try cost("DeleteItem", ["Key": .item(["p": "p", "s": "b"])]) == "table 3")
    #expect(try cost("DeleteItem", ["Key": .item(["p": "p", "s": "b"])]) == "table 1")
  }

  @Test func writesToIndexes() throws {
    let text = AttributeValue.s(String(repeating: "t", count: 1500))
    #expect(try put(item("a", size: 100)) == "table 1", "no entry")
    #expect(try update("a", "SET g = :v") == "table 1 keys 1 with 1", "an entry comes")
    #expect(try update("a", "SET unseen = :v") == "table 1", "nothing projected differs")
    #expect(try update("a", "SET t = :v") == "table 1 with 1", "t is projected to one index")
    #expect(
      try put(item("a", size: 2000, [("g", "v"), ("t", text)])) == "table 2 with 2",
      "by the larger of the projected entries")
    #expect(
      try put(item("a", size: 2000, [("g", "w"), ("t", text)])) == "table 2 keys 2 with 4",
      "moved: the old entry and the new one, each rounded")
    #expect(try update("a", "REMOVE g") == "table 2 keys 1 with 2", "an entry goes")
    #expect(try update("a", "SET l = :v") == "table 2 local 1", "local indexes too")
  }

  @Test func batches() throws {
    func writes(_ items: [Item]) -> JSON.Object {
      [
        "RequestItems": [
          "tab": .array(items.map { ["PutRequest": .object(["Item": .item($0)])] })
        ]
      ]
    }
    let items = [item("1", size: 600), item("2", size: 600), item("3", size: 1100)]
    #expect(try cost("BatchWriteItem", writes(items)) == "table 4", "each rounded by itself")
    let keys = ["1", "2", "3", "absent"].map { JSON.item(["p": "p", "s": .s($0)]) }
    let reads: JSON.Object = ["RequestItems": ["tab": ["Keys": .array(keys)]]]
    #expect(try cost("BatchGetItem", reads) == "table 2", "four times half a unit")
  }

  @Test func transactions() throws {
    func writes(_ items: [Item], token: String) -> JSON.Object {
      [
        "ClientRequestToken": .string(token),
        "TransactItems": .array(
          items.map { ["Put": .object(["TableName": "tab", "Item": .item($0)])] }),
      ]
    }
    let items = [item("1", size: 1500, [("g", "v")]), item("2", size: 100)]
    #expect(
      try cost("TransactWriteItems", writes(items, token: "t")) == "table 6 keys 1 with 1",
      "twice on the table, once on the indexes")
    #expect(
      try cost("TransactWriteItems", writes(items, token: "t")) == "table 4",
      "again with its token: reads of both items")
    let gets: JSON.Object = [
      "TransactItems": .array(
        ["1", "absent"].map {
          ["Get": .object(["TableName": "tab", "Key": .item(["p": "p", "s": .s($0)])])]
        })
    ]
    #expect(try cost("TransactGetItems", gets) == "table 4")
    let check: JSON.Object = [
      "TransactItems": [
        [
          "ConditionCheck": [
            "TableName": "tab", "Key": .item(["p": "p", "s": "1"]),
            "ConditionExpression": "attribute_exists(p)",
          ]
        ]
      ]
    ]
    #expect(try cost("TransactWriteItems", check) == "table 4", "as a write of what it looked at")
  }

  @Test func aPageHoldsOneMegabyte() throws {
    // 300 KB each: the fourth passes 1 MB and ends the page.
    for place in 1...6 { try put(item("\(place)", size: 300_000)) }
    let body: JSON.Object = [
      "TableName": "tab", "KeyConditionExpression": "p = :p",
      "ExpressionAttributeValues": .item([":p": "p"]),
    ]
    let page = try engine.run(Call("Query", body)).body
    #expect(page["Count"] == 4)
    #expect(page["LastEvaluatedKey"] == .item(["p": "p", "s": "4"]))
    let rest = try engine.run(
      Call("Query", body.with("ExclusiveStartKey", page["LastEvaluatedKey"]))
    ).body
    #expect(rest["Count"] == 2)
    #expect(rest["LastEvaluatedKey"] == nil)
  }
}

extension Double {
  fileprivate var formattedUnits: String {
    self == rounded() ? String(Int(self)) : description
  }
}
