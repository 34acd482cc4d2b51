import DynamoDBExpressions
import DynamoDBWire

/// One item that a call writes, as far as its request tells.
struct WrittenItem: Sendable {
  enum Effect: Sendable {
    /// It stands in the table as the request has it.
    case put
    case removed
    /// What it is now depends on what it was.
    case unknown
  }

  let table: String
  /// The whole item of a put, the key of others.
  let content: Item
  var effect: Effect

  /// The same where it is not sure that it was carried out.
  var unknown: WrittenItem { WrittenItem(table: table, content: content, effect: .unknown) }

  /// The attributes of `content` that make up its table's key.
  func key(_ names: [String]) -> Item {
    Item(unique: names.compactMap { name in content[name].map { (name, $0) } })
  }
}

extension Call {
  /// The items that the call writes where it goes well.
  ///
  /// - Parameter keyNames: The key attributes of a table, for what a statement's WHERE is about.
  func writtenItems(_ keyNames: (String) -> [String]) -> [WrittenItem] {
    switch operation {
    case "PutItem": Self.items([(body, "Item", .put)])
    case "UpdateItem": Self.items([(body, "Key", .unknown)])
    case "DeleteItem": Self.items([(body, "Key", .removed)])
    case "BatchWriteItem":
      (body["RequestItems"]?.object?.members ?? []).flatMap { table, requests in
        (requests.array ?? []).flatMap { request -> [WrittenItem] in
          let put = request["PutRequest"]?["Item"].map { ($0, WrittenItem.Effect.put) }
          let removed = request["DeleteRequest"]?["Key"].map { ($0, WrittenItem.Effect.removed) }
          guard let (json, effect) = put ?? removed, let item = try? Item(json: json) else {
            return []
          }
          return [WrittenItem(table: table, content: item, effect: effect)]
        }
      }
    case "TransactWriteItems":
      (body["TransactItems"]?.array ?? []).flatMap { action in
        Self.items(
          [("Put", "Item", .put), ("Update", "Key", .unknown), ("Delete", "Key", .removed)]
            .compactMap { name, member, effect in
              action[name]?.object.map { ($0, member, effect) }
            })
      }
    default:
      (statements ?? []).compactMap { statement in
        let content: Item?
        var effect = WrittenItem.Effect.unknown
        switch statement.action {
        case .select, .exists: return nil
        case .insert(let item): (content, effect) = (item, .put)
        case .update, .delete:
          content = (try? statement.condition?.singleItem(keys: keyNames(statement.table)))?.key
        }
        return content.map {
          WrittenItem(table: statement.table, content: $0, effect: effect)
        }
      }
    }
  }

  private static func items(
    _ requests: [(body: JSON.Object, member: String, effect: WrittenItem.Effect)]
  ) -> [WrittenItem] {
    requests.compactMap { body, member, effect in
      guard let table = body["TableName"]?.string, let json = body[member],
        let item = try? Item(json: json)
      else { return nil }
      return WrittenItem(table: table, content: item, effect: effect)
    }
  }
}
