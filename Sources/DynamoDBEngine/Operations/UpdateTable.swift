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
  /// What is said of a request with nothing but throughputs without members, once its table is known
  /// to be there (DDB-TABLE-446, October 2026).
  let emptiness: DynamoDBError?

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
    let combination = UpdateCombination(
      billingMode: billingMode, hasThroughput: throughput != nil, indexUpdates: indexUpdates,
      options: options, changesReplicas: parameters.has("ReplicaUpdates"))
    emptiness = combination.isEmpty ? UpdateCombination.nothing(in: parameters) : nil
    check(combination, in: &parameters)
  }

  private func check(_ combination: UpdateCombination, in parameters: inout Parameters) {
    if let emptiness {
      let isSaidLater = parameters.has("OnDemandThroughput") || parameters.has("WarmThroughput")
      if !isSaidLater { parameters.report(.operation, emptiness) }
      return
    }
    var texts: [String?] = []
    if indexUpdates.isEmpty, parameters.list("GlobalSecondaryIndexUpdates")?.isEmpty == true {
      texts.append("List of GlobalSecondaryIndexUpdates is empty")
    }
    texts.append(combination.failure)
    if billingMode == "PROVISIONED", throughput == nil {
      texts.append("ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
    }
    if billingMode == "PAY_PER_REQUEST", throughput != nil {
      // DDB-TABLE-056, October 2026.
      texts.append("ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST")
    }
    for case let text? in texts { parameters.report(.operation, .invalidParameter(text)) }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let before = try database.describedTable(tableName)
    if let emptiness { throw emptiness }
    var table = before
    try updateBilling(of: &table, clock: database.clock)
    try checkOptions(of: before)
    table.settings.options.merge(options)
    table.settings.options.noteClass(before: before.settings.options, clock: database.clock)
    try checkIndexes(of: table)
    if !definitions.isEmpty { table.addDefinitions(definitions) }
    for update in indexUpdates { update.apply(to: &table, clock: database.clock) }
    table.dropUnusedDefinitions()
    if options.stream != nil { database.stopStream(of: &table) }
    if let viewType = options.streamViewType { database.startStream(viewType, of: &table) }
    let answer = description(before: before, after: table, clock: database.clock)
    table.dropRemovedCeilings()
    database.tablesByName[tableName] = table
    return ["TableDescription": .object(answer)]
  }

  private func updateBilling(of table: inout Table, clock: Int) throws(DynamoDBError) {
    let wasProvisioned = table.settings.billing.isProvisioned
    let isProvisioned = billingMode.map { $0 == "PROVISIONED" } ?? wasProvisioned
    if throughput != nil, !isProvisioned {
      throw .invalidParameter(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
          + "PAY_PER_REQUEST")
    }
    if let failure = options.onDemandFailure(isProvisioned: isProvisioned, isNew: false) {
      throw failure
    }
    if isProvisioned, !wasProvisioned { try requireIndexThroughput(of: table) }
    if let throughput {
      try table.settings.setThroughput(throughput, clock: clock)
    } else if !isProvisioned, wasProvisioned {
      table.settings.setBilling(.onDemand)
      table.settings.onDemandSince = clock
      for place in table.indexes.indices where table.indexes[place].kind == .global {
        table.indexes[place].setBilling(.onDemand, clock: clock)
      }
    }
    // A switch drops all ceilings (DDB-TABLE-153, October 2026).
    if isProvisioned {
      table.settings.options.onDemandThroughput = nil
      for place in table.indexes.indices { table.indexes[place].onDemandThroughput = nil }
    }
  }

  /// An index on demand does not become provisioned by itself (DDB-TABLE-152, October 2026).
  private func requireIndexThroughput(of table: Table) throws(DynamoDBError) {
    for index in table.indexes where index.kind == .global {
      let update = indexUpdates.first { sameBytes($0.name, index.name) }
      if update?.change?.throughput != nil { continue }
      throw .invalidParameter("ProvisionedThroughput must be specified for index: \(index.name)")
    }
  }

  private func checkOptions(of table: Table) throws(DynamoDBError) {
    if let stream = options.stream {
      let isOn = table.settings.options.stream != nil
      if stream["StreamEnabled"]?.bool == true, isOn {
        throw .validation("Table already has an enabled stream: TableName: \(tableName)")
      }
      if stream["StreamEnabled"]?.bool == false, !isOn {
        throw .validation("Table has no stream to disable: TableName: \(tableName)")
      }
    }
    if options.encryption != nil { try table.refuseSame(options) }
    try table.settings.warm.refuseLess(options.warmThroughput, "table")
    try options.refuseExcess()
  }

  private func checkIndexes(of table: Table) throws(DynamoDBError) {
    if indexUpdates.count(where: { $0.change == nil }) > 1 {
      throw DynamoDBError(
        "LimitExceededException",
        "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously "
          + "per table")
    }
    for update in indexUpdates { try update.check(on: table, definitions: definitions) }
  }
}

extension TableSettings {
  mutating func setThroughput(_ new: (read: Int, write: Int), clock: Int) throws(DynamoDBError) {
    if case .provisioned(let read, let write) = billing {
      if read == new.read, write == new.write {
        throw .noThroughputChange("the table", place: "for the table", read: read, write: write)
      }
      throughputChange.note(from: (read, write), to: new, clock: clock)
    }
    try CapacityQuota.refuse(new)
    setBilling(.provisioned(read: new.read, write: new.write))
  }

  /// What the table could take it can take from now on, too.
  mutating func setBilling(_ new: Billing) {
    options.warmThroughput = warm.kept
    billing = new
  }

  var warm: WarmThroughput { WarmThroughput(billing, kept: options.warmThroughput) }
}

extension TableSettings.ThroughputChange {
  mutating func note(from old: (Int, Int), to new: (Int, Int), clock: Int) {
    if new.0 > old.0 || new.1 > old.1 { increased = clock }
    if new.0 < old.0 || new.1 < old.1 {
      decreases = today(clock) + 1
      decreased = clock
    }
  }

  /// NumberOfDecreasesToday: none since midnight, UTC (DDB-TABLE-185, October 2026).
  func today(_ clock: Int) -> Int {
    decreased.map { $0 / 86_400 } == clock / 86_400 ? decreases : 0
  }
}
