import DynamoDBExpressions
import DynamoDBWire

/// Up to 100 PartiQL statements, all reads or all writes, that happen together or not at all.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html>
struct ExecuteTransaction: Operation {
  static let name = "ExecuteTransaction"

  let requests: [StatementRequest]
  let token: String?
  /// The statements as they were sent, to tell a repeated request from another one with its token.
  let fingerprint: [UInt8]
  let capacity: ConsumedCapacity.Detail

  init(from parameters: inout Parameters) {
    requests = parameters.statementRequests("TransactStatements", limit: 100)
    // Tokens are the operation's own (Dynoxide).
    token = parameters.clientRequestToken().map { "ExecuteTransaction \($0)" }
    capacity = parameters.capacityDetail()
    fingerprint = requests.flatMap(\.fingerprint)
    for (number, request) in requests.enumerated() {
      if let failure = Self.failure(of: request) {
        parameters.report(.expressions, failure.inStatement(number))
      }
    }
    let statements = requests.compactMap(\.statement)
    if statements.contains(where: \.isRead), statements.contains(where: { !$0.isRead }) {
      parameters.report(
        .afterExpressions,
        .validation(
          "ExecuteTransaction API does not support both read and write operations in the same "
            + "request."))
    }
  }

  private static func failure(of request: StatementRequest) -> DynamoDBError? {
    switch request.statement?.action {
    case nil: request.failure
    case .update(_, .some), .delete(.some):
      .validation("RETURNING clause is not supported in ExecuteTransaction.")
    case .select where request.statement?.index != nil:
      .validation("Reads on indices are not supported within transactions.")
    case .exists where request.statement?.index != nil:
      .validation("Operations on indices are not supported in transactions")
    default: nil
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    if requests.allSatisfy({ $0.statement?.isRead ?? false }) { return try read(on: database) }
    // Writes answer nothing at all (LocalStack's test_dynamodb_execute_transaction, recorded on the
    // service).
    let nothing = JSON.array([])
    if let token, let earlier = database.idempotency[token, at: database.clock] {
      guard earlier.fingerprint == fingerprint else { throw .idempotentMismatch }
      return (["Responses": nothing] as JSON.Object)
        .with("ConsumedCapacity", earlier.replayed.json(capacity))
    }
    let plan = try TransactionPlan(try actions(on: database), on: database)
    database.commit(plan.writes)
    if let token {
      database.idempotency.remember(
        Idempotency.Entry(
          token: token, fingerprint: fingerprint, replayed: plan.replayCapacity,
          finished: database.clock))
    }
    return (["Responses": nothing] as JSON.Object)
      .with("ConsumedCapacity", plan.capacity.json(capacity))
  }

  private func read(on database: Database) throws(DynamoDBError) -> JSON.Object {
    var responses: [JSON] = []
    var capacities = ConsumedCapacities()
    var seen: [String: Set<TreeKey>] = [:]
    var bytes = 0
    for (number, request) in requests.enumerated() {
      let statement = try request.read()
      guard case .select(let projection, _) = statement.action else { continue }
      let table = try database.table(statement.tableName)
      guard let item = try StatementItem(statement, on: table), item.condition == nil else {
        throw DynamoDBError.validation(
          "Select statements within ExecuteTransaction must specify the primary key in the where "
            + "clause."
        ).inStatement(number)
      }
      guard seen[table.name, default: []].insert(item.place).inserted else {
        throw .validation("Transaction request cannot include multiple operations on one item")
      }
      let found = table[item.place]
      bytes += found?.size ?? 0
      if bytes > Limits.transactionSize {
        throw .validation("Collection size of items in the transaction cannot exceed 4MB")
      }
      let answer = found.map { JSON.item(projection?($0) ?? $0) }
      responses.append(.object(JSON.Object().with("Item", answer)))
      capacities[table.name].tableUnits +=
        2 * CapacityUnits.read(found?.size ?? 0, consistent: true)
      capacities[table.name].transaction = .reads
    }
    return (["Responses": .array(responses)] as JSON.Object)
      .with("ConsumedCapacity", capacities.json(capacity))
  }

  private func actions(on database: Database) throws(DynamoDBError) -> [TransactionAction] {
    var actions: [TransactionAction] = []
    for (number, request) in requests.enumerated() {
      do throws(DynamoDBError) {
        actions.append(try TransactionAction(request, on: database))
      } catch {
        throw error.type == "ValidationException" ? error.inStatement(number) : error
      }
    }
    return actions
  }
}

extension TransactionAction {
  fileprivate init(_ request: StatementRequest, on database: Database) throws(DynamoDBError) {
    let statement = try request.read()
    try statement.refuseIndex()
    let table = try database.table(statement.tableName)
    try statement.checkItemSize()
    func key() throws(DynamoDBError) -> (Item, Condition?) {
      guard let found = try statement.condition?.singleItem(keys: table.keys.names) else {
        throw .incompleteStatementKey
      }
      return found
    }
    let (kind, condition, presence): (Kind, Condition?, Presence)
    switch statement.action {
    case .insert(let item): (kind, condition, presence) = (.put(item), nil, .mustBeAbsent)
    case .update(let update, _):
      let (item, rest) = try key()
      (kind, condition, presence) = (.update(key: item, update), rest, .mustBePresent)
    case .delete:
      let (item, rest) = try key()
      (kind, condition, presence) = (.delete(key: item), rest, .conditional)
    case .select, .exists:
      guard let (item, rest) = try statement.condition?.singleItem(keys: table.keys.names),
        rest != nil
      else {
        throw .validation("EXISTS() must contain a single item read with additional condition")
      }
      (kind, condition, presence) = (.check(key: item), rest, .mustBePresent)
    }
    self.init(
      kind, table: table.name, condition: condition, presence: presence,
      returnsItemOnFailure: request.returnsItemOnFailure)
  }
}

extension DynamoDBError {
  fileprivate func inStatement(_ number: Int) -> DynamoDBError {
    var error = self
    error.message = "Validation failed in TransactStatements[\(number)]: \(message)"
    return error
  }
}
