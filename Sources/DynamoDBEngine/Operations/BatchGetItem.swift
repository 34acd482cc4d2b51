import DynamoDBExpressions
import DynamoDBWire

/// Returns up to 100 items of one or more tables, each read by itself.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html>
struct BatchGetItem: Operation {
  static let name = "BatchGetItem"
  static let isRead = true

  let tables: [TableKeys]
  let capacity: ConsumedCapacity.Detail

  struct TableKeys: Sendable {
    let table: String
    let keys: [Item]
    let consistentRead: Bool
    let projection: Projection?
    /// The table's part of the request, which an unprocessed rest repeats.
    let request: JSON.Object
  }

  init(from parameters: inout Parameters) {
    let requests = parameters.requestItems(limit: 100)
    if requests.isEmpty, parameters.has("RequestItems") {
      // Since September 2026 (nubo-db/dynoxide pull request 198, in 32 of 33 regions).
      parameters.shortViolation(
        at: "RequestItems", "Member must have length greater than or equal to 1")
    }
    if requests.contains(where: { $0.content["ProjectionExpression"] != nil }),
      requests.contains(where: { $0.content["AttributesToGet"] != nil })
    {
      // In one table's part or in two (Dynoxide, eu-west-2).
      parameters.refuseMixture(of: ["AttributesToGet"], and: ["ProjectionExpression"])
    }
    tables = requests.map { name, content in
      parameters.inside(content.object ?? [:], at: "requestItems.\(name).member") { inner in
        TableKeys(table: name, from: &inner)
      }
    }
    capacity = parameters.capacityDetail()
    // One table with too many keys has a text of its own (getmoto/moto issue 3046); this spelling of
    // it is Dynoxide's, recorded in eu-west-2.
    if let table = tables.first(where: { $0.keys.count > 100 }) {
      parameters.shortViolation(
        at: "RequestItems.\(table.table).member.Keys",
        "Member must have length less than or equal to 100")
    } else if tables.reduce(0, { $0 + $1.keys.count }) > 100 {
      parameters.report(
        .operation, .validation("Too many items requested for the BatchGetItem call"))
    }
    for request in tables where request.hasDuplicates {
      parameters.report(
        .afterExpressions, .validation("Provided list of item keys contains duplicates"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    var places: [[TreeKey]] = []
    for request in tables {
      let table = try database.table(request.tableName)
      var keys: [TreeKey] = []
      for key in request.keys { keys.append(try table.primaryKey(key)) }
      places.append(keys)
    }
    var batch = Batch()
    for (request, places) in zip(tables, places) {
      let table = try database.table(request.tableName)
      batch.read(request, at: places, on: table)
    }
    let output: JSON.Object = [
      "Responses": .object(batch.responses), "UnprocessedKeys": .object(batch.unprocessed),
    ]
    return output.with("ConsumedCapacity", batch.capacities.json(capacity))
  }

  /// What was read so far. Source: BatchGetItem, API reference: up to 16 MB, the rest unprocessed.
  private struct Batch {
    var responses: JSON.Object = [:]
    var unprocessed: JSON.Object = [:]
    var capacities = ConsumedCapacities()
    private var bytes = 0

    mutating func read(_ request: TableKeys, at places: [TreeKey], on table: Table) {
      var items: [JSON] = []
      var rest: [JSON] = []
      var units = 0.0
      for (key, place) in zip(request.keys, places) {
        let item = table[place]
        if bytes + (item?.size ?? 0) > Limits.batchSize {
          rest.append(.item(key))
          continue
        }
        bytes += item?.size ?? 0
        units += CapacityUnits.read(
          item?.size ?? 0, consistent: request.consistentRead)
        if let item { items.append(.item(request.projection?(item) ?? item)) }
      }
      capacities[request.tableName].tableUnits += units
      responses[request.table] = .array(items)
      if !rest.isEmpty {
        unprocessed[request.table] = .object(request.request.with("Keys", .array(rest)))
      }
    }
  }
}

extension BatchGetItem.TableKeys {
  init(table: String, from parameters: inout Parameters) {
    self.table = table
    parameters.checkCombinations(
      expressions: ["ProjectionExpression"], legacy: ["AttributesToGet"])
    let elements = parameters.list("Keys")
    if elements == nil { parameters.violation(nil, at: "keys", "Member must not be null") }
    if let elements, elements.isEmpty {
      parameters.violation("[]", at: "keys", "Member must have length greater than or equal to 1")
    }
    let attributes = parameters.attributesToGet(.operation)
    projection = parameters.projection() ?? attributes
    parameters.checkPlaceholders()
    consistentRead = parameters.flag("ConsistentRead") ?? false
    var keys: [Item] = []
    for element in elements ?? [] {
      do throws(DynamoDBError) {
        keys.append(try Item(json: element))
      } catch {
        parameters.report(.afterExpressions, error)
      }
    }
    self.keys = keys
    request = parameters.body
  }

  /// The table's name, given by its ARN or as it is.
  var tableName: String { Parameters.tableName(fromARN: table) ?? table }

  var hasDuplicates: Bool { Set(keys).count < keys.count }
}

extension JSON.Object {
  /// The object with this member; a nil value leaves it out.
  func with(_ name: String, _ value: JSON?) -> JSON.Object {
    var object = self
    object[name] = value
    return object
  }
}

extension Parameters {
  /// The tables of a batch with what is asked of each.
  mutating func requestItems(limit: Int) -> [(name: String, content: JSON)] {
    guard let requests = object("RequestItems") else {
      if member("RequestItems") == nil {
        violation(nil, at: "requestItems", "Member must not be null")
      }
      return []
    }
    if requests.count > limit {
      violation(
        JSON.object(requests).text, at: "requestItems",
        "Member must have length less than or equal to \(limit)")
    }
    for name in requests.names {
      checkTable(name, at: "requestItems")
    }
    return requests.members.map { ($0.name, $0.value) }
  }
}
