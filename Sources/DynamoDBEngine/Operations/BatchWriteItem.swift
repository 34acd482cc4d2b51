import DynamoDBWire

/// Puts and deletes up to 25 items of one or more tables, each by itself and without conditions.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html>
struct BatchWriteItem: Operation {
  static let name = "BatchWriteItem"

  let tables: [(table: String, actions: [Action])]
  let capacity: ConsumedCapacity.Detail
  let returnsMetrics: Bool

  enum Action: Sendable {
    case put(Item)
    case delete(Item)
  }

  init(from parameters: inout Parameters) {
    let requests = parameters.requestItems(limit: 25)
    if requests.isEmpty, parameters.has("RequestItems") {
      // nubo-db/dynoxide pull request 198, September 2026.
      parameters.report(
        .tableName, .validation("The requestItems parameter is required for BatchWriteItem"))
    }
    if requests.contains(where: { !(1...25).contains($0.content.array?.count ?? 1) }) {
      // boto/boto3 issue 483, elegantdevelopment/aws-cdk-dynamodb-seeder issue 3. The service shows
      // the requests in Java's notation.
      let shown = requests.map { "\($0.name)=\($0.content.text)" }.joined(separator: ", ")
      parameters.violation(
        "{\(shown)}", at: "requestItems",
        "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
          + "Member must have length greater than or equal to 1]")
    }
    tables = requests.map { name, content in
      (name, parameters.batchActions(content, at: "requestItems.\(name).member"))
    }
    capacity = parameters.capacityDetail()
    returnsMetrics = parameters.returnsCollectionMetrics()
    let count = tables.reduce(0) { $0 + $1.actions.count }
    if count > 25 {
      parameters.report(
        .operation, .validation("Too many items requested for the BatchWriteItem call"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let (writes, output) = try plan(on: database)
    database.commit(writes)
    return output
  }

  private func plan(
    on database: Database
  ) throws(DynamoDBError) -> ([PlannedWrite], JSON.Object) {
    var writes: [PlannedWrite] = []
    var capacities = ConsumedCapacities()
    var metrics: JSON.Object = [:]
    for (tableARN, actions) in tables {
      let name = Parameters.tableName(fromARN: tableARN) ?? tableARN
      let table = try database.table(name)
      var planned: [(key: TreeKey, after: Item?)] = []
      planned.reserveCapacity(actions.count)
      for action in actions { planned.append(try Self.place(action, on: table)) }
      if TreeKey.hasDuplicate(planned.map(\.key)) {
        throw .validation("Provided list of item keys contains duplicates")
      }
      writes.reserveCapacity(writes.count + actions.count)
      for (key, after) in planned {
        let write = PlannedWrite(table: table, key: key, before: table[key], after: after)
        capacities[name].add(write, on: table)
        writes.append(write)
      }
      if returnsMetrics, table.hasLocalIndexes {
        metrics[tableARN] = .array(
          table.collectionMetrics(after: writes.filter { $0.table == name }))
      }
    }
    let output: JSON.Object = ["UnprocessedItems": [:]]
    return (
      writes,
      output.with("ItemCollectionMetrics", metrics.isEmpty ? nil : .object(metrics))
        .with("ConsumedCapacity", capacities.json(capacity))
    )
  }

  private static func place(
    _ action: Action, on table: Table
  ) throws(DynamoDBError) -> (key: TreeKey, after: Item?) {
    switch action {
    case .put(let item): (try table.place(of: item, orMismatch: true), item)
    case .delete(let key): (try table.primaryKey(key), nil)
    }
  }
}

extension Parameters {
  fileprivate mutating func batchActions(
    _ content: JSON, at path: String
  ) -> [BatchWriteItem.Action] {
    guard let elements = content.array else {
      report(.types, .serialization("Unexpected field type"))
      return []
    }
    return elements.enumerated().compactMap { index, element in
      batchAction(element, at: "\(path).\(index + 1).member")
    }
  }

  private mutating func batchAction(
    _ element: JSON, at path: @escaping @autoclosure () -> String
  ) -> BatchWriteItem.Action? {
    let put = element["PutRequest"]?.object
    let delete = element["DeleteRequest"]?.object
    switch (put, delete) {
    case (let put?, nil):
      let item = inside(put, at: "\(path()).putRequest") { $0.item("Item") }
      if item.size > Limits.itemSize {
        report(.operation, .validation("Item size has exceeded the maximum allowed size"))
      }
      return .put(item)
    case (nil, let delete?):
      return .delete(inside(delete, at: "\(path()).deleteRequest") { $0.item("Key") })
    default:
      report(
        .values,
        .validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
            + "the supported datatypes"))
      return nil
    }
  }
}
