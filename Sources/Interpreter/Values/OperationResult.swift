import AccessPatterns
import DynamoDBWire
import Scenarios

/// What a raw operation gives as a step's result.
enum OperationResult {
  /// The parts that its result can have, besides an error and the raw answers.
  static func fields(of operation: String) -> [ResultField] {
    switch operation {
    case "GetItem", "PutItem", "UpdateItem", "DeleteItem": [.item]
    case "Query", "Scan": [.items, .count, .scannedCount]
    case "ExecuteStatement": [.items, .count, .scannedCount]
    case "BatchGetItem", "TransactGetItems", "BatchExecuteStatement", "ExecuteTransaction",
      "GetRecords":
      [.items, .count]
    default: []
    }
  }

  static func outcome(of call: Call, _ answer: Answer) throws(DynamoDBError) -> Outcome {
    let body = answer.body
    switch call.operation {
    case "GetItem": return Outcome(item: try item(body["Item"]), answersItem: true)
    case "PutItem", "UpdateItem", "DeleteItem":
      let asked = call.body["ReturnValues"] ?? "NONE"
      return Outcome(item: try item(body["Attributes"]), answersItem: asked != "NONE")
    case "Query", "Scan", "ExecuteStatement":
      let items = try body["Items"].map { json throws(DynamoDBError) in try self.items(json) }
      return Outcome(
        items: items, count: body["Count"]?.int ?? items?.count,
        scannedCount: body["ScannedCount"]?.int)
    case "BatchGetItem":
      var all: [Item?] = []
      for table in body["Responses"]?.object?.members ?? [] { all += try items(table.value) }
      return Outcome(items: all)
    case "TransactGetItems", "BatchExecuteStatement", "ExecuteTransaction":
      var all: [Item?] = []
      for response in body["Responses"]?.array ?? [] { all.append(try item(response["Item"])) }
      return Outcome(items: all)
    case "GetRecords":
      var records: [Item?] = []
      for record in body["Records"]?.array ?? [] { records.append(try self.record(record)) }
      return Outcome(items: records)
    default: return Outcome()
    }
  }

  /// A stream's record as an item of what happened, to which item, and what that was and became.
  ///
  /// ```yaml
  /// { eventName: MODIFY, Keys: { PK: A }, OldImage: { PK: A, n: 1 }, NewImage: { PK: A, n: 2 } }
  /// ```
  private static func record(_ json: JSON) throws(DynamoDBError) -> Item {
    var attributes: [(name: String, value: AttributeValue)] = []
    if let name = json["eventName"]?.string { attributes.append(("eventName", .s(name))) }
    for name in ["Keys", "OldImage", "NewImage"] {
      if let image = try item(json["dynamodb"]?[name]) { attributes.append((name, .m(image))) }
    }
    if let principal = json["userIdentity"]?["PrincipalId"]?.string {
      attributes.append(("userIdentity", .s(principal)))
    }
    return Item(unique: attributes)
  }

  private static func item(_ json: JSON?) throws(DynamoDBError) -> Item? {
    guard let json else { return nil }
    return try Item(json: json)
  }

  private static func items(_ json: JSON) throws(DynamoDBError) -> [Item?] {
    var items: [Item?] = []
    for element in json.array ?? [] { items.append(try Item(json: element)) }
    return items
  }
}
