import DynamoDBWire

/// Changes a table's billing, indexes or settings; what it changes is in force for the next request.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html>
struct UpdateTable: Operation {
  static let name = "UpdateTable"

  let tableName: String
  let definitions: [AttributeDefinition]
  let billingMode: String?
  let throughput: (read: Int, write: Int)?
  let indexUpdates: [IndexUpdate]
  let options: TableOptions

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    definitions =
      parameters.member("AttributeDefinitions") == nil ? [] : parameters.attributeDefinitions()
    billingMode = parameters.billingMode()
    throughput = parameters.throughput(
      parameters.object("ProvisionedThroughput"), at: "provisionedThroughput")
    if let throughput { parameters.checkBounds(of: throughput) }
    indexUpdates = parameters.indexUpdates()
    options = TableOptions(from: &parameters, isNew: false)
    if throughput == nil, billingMode == nil, indexUpdates.isEmpty, options.isEmpty,
      parameters.member("ReplicaUpdates") == nil
    {
      parameters.report(
        .operation,
        .validation(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
            + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required"))
    }
    if billingMode == "PROVISIONED", throughput == nil {
      parameters.report(
        .operation,
        .invalidParameter(
          "ProvisionedThroughput must be specified when BillingMode is PROVISIONED"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    var table = try database.describedTable(tableName)
    try updateBilling(of: &table, clock: database.clock)
    try checkStream(of: table)
    let wasEncrypted = table.settings.options.isEncrypted
    table.settings.options.merge(options)
    var statuses: [String: String] = [:]
    let changes = indexUpdates.count { !$0.isUpdate }
    if changes > 1 {
      throw DynamoDBError(
        "LimitExceededException",
        "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously "
          + "per table")
    }
    for update in indexUpdates {
      try update.check(on: table, definitions: definitions)
      statuses[update.name] = update.status
    }
    if !definitions.isEmpty { table.addDefinitions(definitions) }
    var deleted: Index?
    for update in indexUpdates {
      deleted = update.apply(to: &table, clock: database.clock) ?? deleted
    }
    table.dropUnusedDefinitions()
    if options.stream != nil { database.stopStream(of: &table) }
    if let viewType = options.streamViewType { database.startStream(viewType, of: &table) }
    database.tablesByName[tableName] = table
    database.tablesByName[tableName]?.settings.options.dropRemovedCeilings()
    // An index that is being deleted is still described.
    if let deleted { table.indexes.append(deleted) }
    var description = table.description(status: "UPDATING", indexStatus: statuses)
    if wasEncrypted, !table.settings.options.isEncrypted {
      // LocalStack's test_dynamodb_create_table_with_partial_sse_specification, recorded on the service.
      description["SSEDescription"] = table.encryption(status: "UPDATING")
    }
    return ["TableDescription": .object(description)]
  }

  private func updateBilling(of table: inout Table, clock: Int) throws(DynamoDBError) {
    let isOnDemand = !table.settings.billing.isProvisioned
    if throughput != nil, billingMode.map({ $0 == "PAY_PER_REQUEST" }) ?? isOnDemand {
      throw .invalidParameter(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
          + "PAY_PER_REQUEST")
    }
    let isProvisioned = billingMode.map { $0 == "PROVISIONED" } ?? !isOnDemand
    if let failure = options.onDemandFailure(isProvisioned: isProvisioned, isNew: false) {
      throw failure
    }
    if isProvisioned { table.settings.options.onDemandThroughput = nil }
    if let throughput {
      try table.settings.setThroughput(throughput, clock: clock)
    } else if billingMode == "PAY_PER_REQUEST", !isOnDemand {
      table.settings.billing = .onDemand
      table.settings.onDemandSince = clock
      for place in table.indexes.indices { table.indexes[place].billing = .onDemand }
    }
  }

  private func checkStream(of table: Table) throws(DynamoDBError) {
    guard let stream = options.stream else { return }
    let isOn = table.settings.options.stream != nil
    if stream["StreamEnabled"]?.bool == true, isOn {
      throw .validation("Table already has an enabled stream: TableName: \(tableName)")
    }
    if stream["StreamEnabled"]?.bool == false, !isOn {
      throw .validation("Table has no stream to disable: TableName: \(tableName)")
    }
  }
}

extension TableSettings {
  mutating func setThroughput(_ new: (read: Int, write: Int), clock: Int) throws(DynamoDBError) {
    if case .provisioned(let read, let write) = billing {
      if read == new.read, write == new.write {
        throw .validation(
          "The provisioned throughput for the table will not change. The requested value equals "
            + "the current value. Current ReadCapacityUnits provisioned for the table: \(read). "
            + "Requested ReadCapacityUnits: \(new.read). Current WriteCapacityUnits provisioned "
            + "for the table: \(write). Requested WriteCapacityUnits: \(new.write). Refer to the "
            + "Amazon DynamoDB Developer Guide for current limits and how to request higher "
            + "limits.")
      }
      throughputChange.note(from: (read, write), to: new, clock: clock)
    }
    billing = .provisioned(read: new.read, write: new.write)
  }
}

extension TableSettings.ThroughputChange {
  mutating func note(from old: (Int, Int), to new: (Int, Int), clock: Int) {
    if new.0 > old.0 || new.1 > old.1 { increased = clock }
    if new.0 < old.0 || new.1 < old.1 {
      decreased = clock
      decreases += 1
    }
  }
}
