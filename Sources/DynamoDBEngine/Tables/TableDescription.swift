import DynamoDBWire

extension Table {
  /// The table as the API describes it.
  ///
  /// Counts and sizes are exact at once; the service refreshes them about every six hours.
  /// - Parameter status: `CREATING`, `ACTIVE`, `DELETING`.
  func description(status: String) -> JSON.Object {
    var object: JSON.Object = [
      "AttributeDefinitions": .array(settings.attributeDefinitions),
      "TableName": .string(name),
      "KeySchema": keys.json,
      "TableStatus": .string(status),
      "CreationDateTime": .number(String(settings.created)),
      "ProvisionedThroughput": settings.billing.throughput,
      "TableSizeBytes": .number(String(byteCount)),
      "ItemCount": .number(String(items.count)),
      "TableArn": .string(TableSettings.arn(of: name)),
      "TableId": .string(settings.id),
    ]
    if case .onDemand = settings.billing {
      object["BillingModeSummary"] = ["BillingMode": "PAY_PER_REQUEST"]
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
          object["IndexStatus"] = .string(status)
          object["ProvisionedThroughput"] = index.throughput
          return .object(object)
        })
    }
    if let tableClass = settings.tableClass {
      object["TableClassSummary"] = ["TableClass": .string(tableClass)]
    }
    object["DeletionProtectionEnabled"] = .bool(settings.deletionProtection)
    return object
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
