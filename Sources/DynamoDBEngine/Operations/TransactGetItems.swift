import DynamoDBExpressions
import DynamoDBWire

/// Reads up to 100 items of one moment, in the order of the request.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html>
struct TransactGetItems: Operation {
  static let name = "TransactGetItems"
  static let isRead = true

  let gets: [Get]
  let capacity: ConsumedCapacity.Detail

  struct Get: Sendable {
    let table: String
    let key: Item
    let projection: Projection?
  }

  init(from parameters: inout Parameters) {
    let elements = parameters.transactItems()
    gets = elements.enumerated().map { index, element in
      guard let get = element["Get"]?.object else {
        parameters.violation(
          nil, at: "transactItems.\(index + 1).member.get", "Member must not be null")
        return Get(table: "", key: .empty, projection: nil)
      }
      return parameters.inside(get, at: "transactItems.\(index + 1).member.get") { inner in
        let table = inner.tableName()
        let key = inner.item("Key")
        let projection = inner.projection()
        inner.checkPlaceholders(ofAny: ["ProjectionExpression"])
        return Get(table: table, key: key, projection: projection)
      }
    }
    capacity = parameters.capacityDetail()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    for get in gets { _ = try database.table(get.table) }
    var responses: [JSON] = []
    var capacities = ConsumedCapacities()
    var bytes = 0
    for (index, get) in gets.enumerated() {
      let table = try database.table(get.table)
      try table.refuseEmptyKey(get.key)
      let place: TreeKey
      do throws(DynamoDBError) {
        place = try table.primaryKey(get.key)
      } catch {
        throw .cancelled(by: error, at: index, of: gets.count)
      }
      let item = table[place]
      bytes += item?.size ?? 0
      if bytes > Limits.transactionSize {
        throw .validation("Collection size of items in the transaction cannot exceed 4MB")
      }
      // "If the requested item has no projected attributes, the corresponding ItemResponse object is
      // an empty Map": ItemResponse, API reference. GetItem answers an empty item (Dynoxide).
      let answer = item.map { get.projection?($0) ?? $0 }.flatMap { $0.isEmpty ? nil : $0 }
      responses.append(.object(JSON.Object().with("Item", answer.map(JSON.item))))
      capacities[get.table].tableUnits += 2 * CapacityUnits.read(item?.size ?? 0, consistent: true)
      capacities[get.table].transaction = .reads
    }
    return (["Responses": .array(responses)] as JSON.Object)
      .with("ConsumedCapacity", capacities.json(capacity))
  }
}

extension Parameters {
  /// The actions of a transaction, 1 to 100.
  mutating func transactItems() -> [JSON] {
    guard let elements = list("TransactItems") else {
      if member("TransactItems") == nil {
        violation(nil, at: "transactItems", "Member must not be null")
      }
      return []
    }
    if elements.isEmpty {
      violation("[]", at: "transactItems", "Member must have length greater than or equal to 1")
    }
    if elements.count > 100 {
      violation(
        "[TransactItems]", at: "transactItems",
        "Member must have length less than or equal to 100")
    }
    return elements
  }
}
