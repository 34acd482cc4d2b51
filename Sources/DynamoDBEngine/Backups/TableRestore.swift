import DynamoDBWire

/// What both operations that restore a table let differ from its source.
///
/// API reference: RestoreTableFromBackup and RestoreTableToPointInTime.
struct TableRestore: Sendable {
  let target: String
  let billingMode: String?
  let throughput: (read: Int, write: Int)?
  /// nil keeps all; else those that are kept, under these names.
  let global: [IndexDefinition]?
  let local: [IndexDefinition]?
  let encryption: JSON.Object?
  let onDemandThroughput: JSON.Object?

  init(from parameters: inout Parameters) {
    target = parameters.targetTableName()
    billingMode = parameters.choice("BillingModeOverride", of: ["PROVISIONED", "PAY_PER_REQUEST"])
    throughput = parameters.throughput(
      parameters.object("ProvisionedThroughputOverride"), at: "provisionedThroughputOverride")
    global = parameters.indexDefinitions("GlobalSecondaryIndexOverride", .global)
    local = parameters.indexDefinitions("LocalSecondaryIndexOverride", .local)
    encryption = parameters.object("SSESpecificationOverride")
    if let encryption {
      parameters.inside(encryption, at: "sSESpecificationOverride") { inner in
        _ = inner.flag("Enabled")
        let key = inner.text("KMSMasterKeyId")
        if key != nil { inner.checkLength(of: key, at: "kMSMasterKeyId", 1...2048) }
      }
    }
    let ceilings = parameters.object("OnDemandThroughputOverride")
    onDemandThroughput = ceilings.flatMap { $0.isEmpty ? nil : $0 }
    if let failure = requestFailure { parameters.report(.operation, failure) }
  }

  /// Makes the target of the source's state: items, keys, indexes, billing and encryption, but no
  /// tags, stream, time to live, protection, class or policy (DDB-TABLE-215, October 2026).
  /// - Parameter summary: RestoreSummary without its progress, told while the table is restored and
  ///   never again (DDB-TABLE-216, October 2026).
  func run(
    from source: Table, summary: JSON.Object, on database: inout Database
  ) throws(DynamoDBError) -> JSON.Object {
    try checkBilling(of: source)
    let indexes = try keptIndexes(of: source)
    try database.checkTarget(target)
    database.tablesCreated += 1
    let billing = billing(of: source)
    var settings = TableSettings(
      number: database.tablesCreated, created: database.clock,
      attributeDefinitions: source.settings.attributeDefinitions, billing: billing)
    settings.onDemandSince = onDemandSince(of: source, at: database.clock)
    settings.options.encryption = encryption ?? source.settings.options.encryption
    if !billing.isProvisioned {
      settings.options.onDemandThroughput =
        onDemandThroughput ?? source.settings.options.onDemandThroughput
    }
    var table = Table(name: target, keys: source.keys, settings: settings, indexes: indexes)
    table.items = source.items
    table.byteCount = source.byteCount
    table.dropUnusedDefinitions()
    database.tablesByName[target] = table
    table.settings.restored = summary
    var description = table.description(status: "CREATING")
    // Indexes have no status while they are restored (DDB-TABLE-282, October 2026).
    description["GlobalSecondaryIndexes"] = description["GlobalSecondaryIndexes"]?.array.map {
      .array(
        $0.map { index in
          var index = index.object ?? [:]
          index["IndexStatus"] = nil
          return .object(index)
        })
    }
    return ["TableDescription": .object(description)]
  }

  func billing(of source: Table) -> TableSettings.Billing {
    if billingMode == "PAY_PER_REQUEST" { return .onDemand }
    return throughput.map { .provisioned(read: $0.read, write: $0.write) }
      ?? source.settings.billing
  }

  /// A table that was restored as provisioned has no BillingModeSummary (ExtendDB's
  /// test_backup_restore_fidelity).
  private func onDemandSince(of source: Table, at now: Int) -> Int? {
    switch billingMode {
    case "PAY_PER_REQUEST": now
    case "PROVISIONED": nil
    default: source.settings.onDemandSince.map { _ in now }
    }
  }
}

extension Parameters {
  fileprivate mutating func targetTableName() -> String {
    guard let name = text("TargetTableName") else {
      violation(nil, at: "targetTableName", "Member must not be null")
      return ""
    }
    if (3...255).contains(name.utf8.count) {
      checkName(name, at: "targetTableName", length: 3...255)
    } else {
      // DDB-TABLE-457, October 2026.
      report(
        .operation,
        .validation(
          "TableName must be at least 3 characters long and at most 255 characters long"))
    }
    return name
  }
}
