import DynamoDBWire

/// Up to 100 writes and condition checks that happen together or not at all.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
struct TransactWriteItems: Operation {
  static let name = "TransactWriteItems"

  let actions: [TransactionAction]
  let token: String?
  /// The actions as they were sent, to tell a repeated request from another one with its token.
  let fingerprint: [UInt8]
  let capacity: ConsumedCapacity.Detail
  let returnsMetrics: Bool

  init(from parameters: inout Parameters) {
    let elements = parameters.transactItems()
    actions = elements.enumerated().compactMap { index, element in
      TransactionAction(element, at: "transactItems.\(index + 1).member", from: &parameters)
    }
    token = parameters.clientRequestToken()
    capacity = parameters.capacityDetail()
    returnsMetrics = parameters.returnsCollectionMetrics()
    if token == nil {
      fingerprint = []
    } else {
      fingerprint = Idempotency.fingerprint(of: .array(elements))
    }
    if actions.reduce(0, { $0 + $1.payloadSize }) > Limits.transactionSize {
      parameters.report(
        .operation,
        .validation("Transaction payload size cannot exceed 4MB"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    if let token, let earlier = database.idempotency[token, at: database.clock] {
      guard earlier.fingerprint == fingerprint else { throw .idempotentMismatch }
      return (JSON.Object()).with("ConsumedCapacity", earlier.replayed.json(capacity))
    }
    let plan = try TransactionPlan(actions, on: database)
    let output = try self.output(of: plan, on: database)
    database.commit(plan.writes)
    if let token {
      database.idempotency.remember(
        Idempotency.Entry(
          token: token, fingerprint: fingerprint, replayed: plan.replayCapacity,
          finished: database.clock))
    }
    return output
  }

  private func output(
    of plan: TransactionPlan, on database: Database
  ) throws(DynamoDBError) -> JSON.Object {
    var metrics: JSON.Object = [:]
    if returnsMetrics {
      for table in plan.tables where table.hasLocalIndexes {
        metrics[table.name] = .array(
          table.collectionMetrics(after: plan.writes.filter { $0.table == table.name }))
      }
    }
    return JSON.Object()
      .with("ItemCollectionMetrics", metrics.isEmpty ? nil : .object(metrics))
      .with("ConsumedCapacity", plan.capacity.json(capacity))
  }
}
