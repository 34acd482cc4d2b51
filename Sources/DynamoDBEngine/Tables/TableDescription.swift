import DynamoDBWire

extension Table {
  /// The table as the API describes it.
  ///
  /// Counts and sizes are exact at once; the service refreshes them about every six hours.
  /// - Parameters:
  ///   - status: `CREATING`, `ACTIVE`, `UPDATING`, `DELETING`.
  ///   - indexStatus: Of indexes that are not as their table is.
  func description(status: String, indexStatus: [String: String] = [:]) -> JSON.Object {
    var object: JSON.Object = [
      "AttributeDefinitions": .array(settings.attributeDefinitions.map(\.json)),
      "TableName": .string(name),
      "KeySchema": keys.json,
      "TableStatus": .string(status),
      "CreationDateTime": .number(String(settings.created)),
      "ProvisionedThroughput": settings.billing.throughput(settings.throughputChange),
      "TableSizeBytes": .number(String(byteCount)),
      "ItemCount": .number(String(items.count)),
      "TableArn": .string(TableSettings.arn(of: name)),
      "TableId": .string(settings.id),
    ]
    // What a table can take is not told of one that is not yet or no longer there, unless the request
    // asks for it, nor of a new one when it became on demand (LocalStack's test_table_crud,
    // test_table_warm_throughput and test_gsi_with_billing_mode, recorded on the service; ScyllaDB's
    // test_delete_table_description).
    let isSettled = status == "ACTIVE" || status == "UPDATING"
    // The same twice, the second time under a name that is in no service model yet (ExtendDB pull
    // request 320, August 2026).
    for name in ["BillingMode", "TableThroughputMode"] {
      object["\(name)Summary"] = modeSummary(named: name, withTime: status != "CREATING")
    }
    let local = indexes.filter { $0.kind == .local }
    if !local.isEmpty {
      object["LocalSecondaryIndexes"] = .array(local.map { .object(description(of: $0)) })
    }
    let global = indexes.filter { $0.kind == .global }
    if !global.isEmpty {
      object["GlobalSecondaryIndexes"] = .array(
        global.map { index in
          var object = description(of: index)
          let status = indexStatus[index.name] ?? (isSettled ? "ACTIVE" : status)
          object["IndexStatus"] = .string(status)
          if status == "CREATING", isSettled { object["Backfilling"] = false }
          object["ProvisionedThroughput"] = index.billing.throughput(index.throughputChange)
          object["WarmThroughput"] = isSettled ? warmThroughput(index.billing, nil, status) : nil
          return .object(object)
        })
    }
    describeOptions(in: &object)
    object["RestoreSummary"] = settings.restored.map { summary in
      .object(summary.with("RestoreInProgress", .bool(status == "CREATING")))
    }
    let asked = settings.options.warmThroughput
    object["WarmThroughput"] =
      isSettled || asked != nil ? warmThroughput(settings.billing, asked, status) : nil
    object["DeletionProtectionEnabled"] = .bool(settings.options.deletionProtection ?? false)
    return object
  }

  /// nil for a table that was never on demand.
  private func modeSummary(named name: String, withTime: Bool) -> JSON? {
    switch settings.billing {
    case .onDemand:
      .object(
        ([name: "PAY_PER_REQUEST"] as JSON.Object).with(
          "LastUpdateToPayPerRequestDateTime",
          withTime ? settings.onDemandSince.map { .number(String($0)) } : nil))
    case .provisioned where settings.onDemandSince != nil: [name: "PROVISIONED"]
    case .provisioned: nil
    }
  }

  private func describeOptions(in object: inout JSON.Object) {
    let options = settings.options
    object["StreamSpecification"] = options.stream.map(JSON.object)
    if let label = options.streamLabel {
      object["LatestStreamLabel"] = .string(label)
      object["LatestStreamArn"] = .string("\(TableSettings.arn(of: name))/stream/\(label)")
    }
    if let tableClass = options.tableClass {
      object["TableClassSummary"] = ["TableClass": .string(tableClass)]
    }
    object["OnDemandThroughput"] = options.onDemandThroughput.map(JSON.object)
    // Encryption with the service's own key is the default and is not described.
    if options.isEncrypted { object["SSEDescription"] = encryption(status: "ENABLED") }
  }

  func encryption(status: String) -> JSON {
    [
      "Status": .string(status), "SSEType": "KMS",
      "KMSMasterKeyArn": .string(
        "arn:aws:kms:\(Database.region):\(Database.account):key/\(settings.id)"),
    ]
  }

  /// What a table can take at once. Source: "Understanding DynamoDB warm throughput", Developer
  /// Guide: 12,000 reads and 4,000 writes for a new on-demand table, what is provisioned otherwise.
  private func warmThroughput(
    _ billing: TableSettings.Billing, _ asked: JSON.Object?, _ status: String
  ) -> JSON {
    let (read, write) =
      switch billing {
      case .provisioned(let read, let write): (read, write)
      case .onDemand: (12_000, 4_000)
      }
    return [
      "ReadUnitsPerSecond": .number(String(asked?["ReadUnitsPerSecond"]?.int ?? read)),
      "WriteUnitsPerSecond": .number(String(asked?["WriteUnitsPerSecond"]?.int ?? write)),
      "Status": .string(status == "CREATING" ? "UPDATING" : status),
    ]
  }

  private func description(of index: Index) -> JSON.Object {
    [
      "IndexName": .string(index.name),
      "KeySchema": index.keys.json,
      "Projection": index.projection.json,
      "IndexSizeBytes": .number(String(index.byteCount)),
      "ItemCount": .number(String(index.entries.count)),
      "IndexArn": .string("\(TableSettings.arn(of: name))/index/\(index.name)"),
    ]
  }
}
