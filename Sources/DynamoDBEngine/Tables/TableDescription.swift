import DynamoDBWire

/// What of a table is under way while it is described.
struct TableProgress {
  /// Now; nil for a table that is not old enough to need it.
  var clock: Int?
  /// The table as it was, which tells what it could take until now.
  var before: Table?
  /// Of indexes that are not as their table is.
  var indexStatus: [String: String] = [:]
  /// Whether what it can take is being raised.
  var isWarming = false
  var warmingIndexes: Set<String> = []
  /// SSEDescription while it changes.
  var encryption: JSON?
}

extension Table {
  /// The table as the API describes it.
  ///
  /// Counts and sizes are exact at once; the service refreshes them about every six hours.
  /// - Parameter status: `CREATING`, `ACTIVE`, `UPDATING`, `DELETING`.
  func description(status: String, _ progress: TableProgress = TableProgress()) -> JSON.Object {
    // Definitions are in order of their names (DDB-TABLE-125, October 2026).
    let definitions = settings.attributeDefinitions.sorted { precedesByBytes($0.name, $1.name) }
    var object: JSON.Object = [
      "AttributeDefinitions": .array(definitions.map(\.json)),
      "TableName": .string(name),
      "KeySchema": keys.json,
      "TableStatus": .string(status),
      "CreationDateTime": .number(String(settings.created)),
      "ProvisionedThroughput": settings.billing.throughput(
        settings.throughputChange, at: progress.clock),
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
          let status = progress.indexStatus[index.name] ?? (isSettled ? "ACTIVE" : status)
          object["IndexStatus"] = .string(status)
          if status == "CREATING", isSettled { object["Backfilling"] = false }
          object["ProvisionedThroughput"] = index.billing.throughput(
            index.throughputChange, at: progress.clock)
          object["OnDemandThroughput"] = index.onDemandThroughput.map(JSON.object)
          object["WarmThroughput"] = isSettled ? warmThroughput(of: index, status, progress) : nil
          return .object(object)
        })
    }
    describeOptions(in: &object)
    object["RestoreSummary"] = settings.restored.map { summary in
      .object(summary.with("RestoreInProgress", .bool(status == "CREATING")))
    }
    if let encryption = progress.encryption { object["SSEDescription"] = encryption }
    let isAsked = status == "CREATING" && settings.options.warmThroughput != nil
    if isSettled || isAsked {
      object["WarmThroughput"] = (progress.before ?? self).settings.warm.json(
        status: isAsked || progress.isWarming ? "UPDATING" : "ACTIVE")
    }
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
    case .provisioned:
      // A table that was on demand keeps the time (DDB-TABLE-055, October 2026).
      settings.onDemandSince.map { time in
        .object([name: "PROVISIONED", "LastUpdateToPayPerRequestDateTime": .number(String(time))])
      }
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
      object["TableClassSummary"] = .object(
        (["TableClass": .string(tableClass)] as JSON.Object).with(
          "LastUpdateDateTime", options.tableClassChanged.map { .number(String($0)) }))
    }
    object["OnDemandThroughput"] = options.onDemandThroughput.map(JSON.object)
    // Encryption with the service's own key is the default and is not described.
    if options.isEncrypted { object["SSEDescription"] = encryption(status: "ENABLED") }
  }

  private func warmThroughput(
    of index: Index, _ status: String, _ progress: TableProgress
  ) -> JSON {
    let isWarming = status == "CREATING" || progress.warmingIndexes.contains(index.name)
    let isLeft = status != "DELETING" && !isWarming
    return (progress.before?.index(named: index.name) ?? index).warm
      .json(status: isWarming ? "UPDATING" : isLeft ? "ACTIVE" : status)
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
