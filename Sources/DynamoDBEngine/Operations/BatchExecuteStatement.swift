import DynamoDBExpressions
import DynamoDBWire

/// Carries out up to 25 PartiQL statements, all reads or all writes, each by itself and each about one
/// item.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html>
struct BatchExecuteStatement: Operation {
  static let name = "BatchExecuteStatement"

  let requests: [StatementRequest]
  let capacity: ConsumedCapacity.Detail

  init(from parameters: inout Parameters) {
    requests = parameters.statementRequests("Statements", limit: 25)
    capacity = parameters.capacityDetail()
    let statements = requests.compactMap(\.statement)
    if statements.contains(where: \.isRead), statements.contains(where: { !$0.isRead }) {
      parameters.report(
        .operation,
        .validation("Read and write requests together in the same batch is not supported."))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    try refuseRepeatedItems(on: database)
    var responses: [JSON] = []
    var capacities = ConsumedCapacities()
    var failed: [(table: String, units: Double)] = []
    for request in requests {
      do throws(DynamoDBError) {
        let member = try Self.plan(request, on: database)
        if let write = member.write { database.commit(write) }
        capacities.merge(member.capacity)
        responses.append(.object(member.response))
      } catch {
        responses.append(Self.response(to: error, of: request))
        if let charge = Self.charge(for: error, of: request, on: database) { failed.append(charge) }
      }
    }
    // A table whose statements all failed has no entry.
    for (table, units) in failed where capacities.tables.contains(where: { $0.table == table }) {
      capacities[table].failedUnits += units
    }
    let output: JSON.Object = ["Responses": .array(responses)]
    return output.with(
      "ConsumedCapacity", capacities.tables.isEmpty ? nil : capacities.json(capacity))
  }

  /// What one statement does and answers.
  private struct Member {
    var write: PlannedWrite?
    var response: JSON.Object
    var capacity: ConsumedCapacity
  }

  private static func plan(
    _ request: StatementRequest, on database: Database
  ) throws(DynamoDBError) -> Member {
    let statement = try request.read()
    let named: JSON.Object = ["TableName": .string(statement.tableName)]
    guard case .select(let projection, _) = statement.action else {
      let write = try StatementWrite(request, on: database)
      let table = try database.table(write.change.table)
      return Member(
        write: write.change, response: named.with("Item", write.returned.map(JSON.item)),
        capacity: ConsumedCapacity(of: write.change, on: table))
    }
    let table = try database.table(statement.tableName)
    guard statement.index == nil, let item = try StatementItem(statement, on: table),
      item.condition == nil
    else {
      throw .validation(
        "Select statements within BatchExecuteStatement must specify the primary key in the where "
          + "clause.")
    }
    let found = table[item.place]
    return Member(
      response: named.with("Item", found.map { .item(projection?($0) ?? $0) }),
      capacity: ConsumedCapacity(
        table: table.name,
        units: CapacityUnits.read(found?.size ?? 0, consistent: request.consistentRead)))
  }

  private func refuseRepeatedItems(on database: Database) throws(DynamoDBError) {
    var seen: [String: Set<TreeKey>] = [:]
    for request in requests {
      guard let statement = request.statement,
        let table = database.tablesByName[statement.tableName],
        let item = Self.item(of: statement, on: table)
      else { continue }
      guard seen[table.name, default: []].insert(item.place).inserted else {
        throw .validation("Provided list of item keys contains duplicates")
      }
    }
  }

  /// nil where it cannot be told; the statement then fails by itself.
  private static func item(of statement: Statement, on table: Table) -> StatementItem? {
    (try? StatementItem(statement, on: table)) ?? nil
  }

  private static func response(to error: DynamoDBError, of request: StatementRequest) -> JSON {
    let code =
      error.type == "ValidationException"
      ? "ValidationError" : error.type.replacingSuffix("Exception", with: "")
    let described: JSON.Object = ["Code": .string(code), "Message": .string(error.message)]
    let table = request.statement.map { JSON.string($0.tableName) }
    return .object(
      (["Error": .object(described.with("Item", error.fields["Item"]))] as JSON.Object)
        .with("TableName", code == "ValidationError" ? nil : table))
  }

  /// A write that its condition or a duplicate stopped is charged as if it had happened.
  private static func charge(
    for error: DynamoDBError, of request: StatementRequest, on database: Database
  ) -> (table: String, units: Double)? {
    guard ["ConditionalCheckFailedException", "DuplicateItemException"].contains(error.type),
      let statement = request.statement, let table = database.tablesByName[statement.tableName],
      let item = item(of: statement, on: table)
    else { return nil }
    var size = table[item.place]?.size ?? 0
    if case .insert(let new) = statement.action { size = max(size, new.size) }
    return (table.name, CapacityUnits.write(size))
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
  }
}
