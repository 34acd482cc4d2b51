import DynamoDBWire

/// One entry of GlobalSecondaryIndexUpdates.
enum IndexUpdate: Sendable {
  case create(IndexDefinition)
  case update(name: String, read: Int, write: Int)
  case delete(name: String)

  var name: String {
    switch self {
    case .create(let definition): definition.name
    case .update(let name, _, _), .delete(let name): name
    }
  }

  var isUpdate: Bool {
    if case .update = self { true } else { false }
  }

  /// The index's status in the answer.
  var status: String {
    switch self {
    case .create: "CREATING"
    case .update: "UPDATING"
    case .delete: "DELETING"
    }
  }

  /// - Parameter definitions: Those of the request, which must name the key attributes of a new
  ///   index even where the table knows them.
  func check(on table: Table, definitions: [AttributeDefinition]) throws(DynamoDBError) {
    let index = table.index(named: name)
    switch self {
    case .create(let new):
      if index != nil {
        throw .validation("Attempting to create an index which already exists")
      }
      let check = TableDefinitionCheck(definitions: definitions, keys: [])
      if let text = check.failure(global: [new], billing: table.settings.billing) {
        throw .validation(text)
      }
      try refuseRedefinition(of: table, by: definitions, for: new)
      if table.indexes.count(where: { $0.kind == .global }) >= 20 {
        throw .invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20")
      }
    case .update:
      guard let index, index.kind == .global else {
        // dynalite and Dynoxide have the text.
        throw .validation(
          "This operation cannot be performed with given input values. Please contact DynamoDB "
            + "service team for more info: Action Blocked: IndexUpdate")
      }
    case .delete:
      guard let index, index.kind == .global else {
        throw .resourceNotFound("Requested resource not found")
      }
    }
  }

  private func refuseRedefinition(
    of table: Table, by definitions: [AttributeDefinition], for new: IndexDefinition
  ) throws(DynamoDBError) {
    for element in new.keys {
      let old = table.settings.attributeDefinitions.first { sameBytes($0.name, element.name) }
      let type = definitions.first { sameBytes($0.name, element.name) }?.type
      guard let old, let type, old.type != type else { continue }
      throw .invalidParameter(
        "Attributes cannot be redefined. Please check that your attribute has the same type as "
          + "previously defined. Existing schema: Schema:[SchemaElement: key{\(old.name):"
          + "\(old.type):\(element.type)}] New schema: Schema:[SchemaElement: key{\(old.name):"
          + "\(type):\(element.type)}]")
    }
  }

  /// - Returns: The index that is no longer there.
  func apply(to table: inout Table, clock: Int) -> Index? {
    switch self {
    case .create(let definition):
      table.indexes.append(table.backfilled(definition))
      return nil
    case .update(let name, let read, let write):
      guard let place = table.indexes.firstIndex(where: { $0.name == name }) else { return nil }
      if case .provisioned(let oldRead, let oldWrite) = table.indexes[place].billing {
        table.indexes[place].throughputChange.note(
          from: (oldRead, oldWrite), to: (read, write), clock: clock)
      }
      table.indexes[place].billing = .provisioned(read: read, write: write)
      return nil
    case .delete(let name):
      guard let place = table.indexes.firstIndex(where: { $0.name == name }) else { return nil }
      return table.indexes.remove(at: place)
    }
  }
}

extension Table {
  /// Definitions that are new to the table; the others stay as they are.
  mutating func addDefinitions(_ definitions: [AttributeDefinition]) {
    for definition in definitions
    where !settings.attributeDefinitions.contains(where: { sameBytes($0.name, definition.name) }) {
      settings.attributeDefinitions.append(definition)
    }
  }

  /// Also those of the request itself that no key has (Dynoxide, eu-west-2).
  mutating func dropUnusedDefinitions() {
    let used = keys.names + indexes.flatMap(\.keys.names)
    settings.attributeDefinitions.removeAll { !used.contains($0.name) }
  }

  /// A new index with an entry for every item that has its key. Items that have a key attribute with
  /// another type are left out, as the service's backfill does.
  fileprivate func backfilled(_ definition: IndexDefinition) -> Index {
    let check = TableDefinitionCheck(definitions: settings.attributeDefinitions, keys: [])
    var definition = definition
    definition.resolvedKeys = check.schema(of: definition.keys)
    var index = definition.index(tableKeys: keys)
    items.scan { key, item in
      if let place = index.keys.treeKey(of: item, suffix: keys.indexSuffix(of: key)) {
        index.entries.insert(item, at: place)
        index.byteCount += index.projection(item).size
      }
      return true
    }
    return index
  }
}

extension Parameters {
  mutating func indexUpdates() -> [IndexUpdate] {
    var updates: [IndexUpdate] = []
    for (index, element) in (list("GlobalSecondaryIndexUpdates") ?? []).enumerated() {
      let path = "globalSecondaryIndexUpdates.\(index + 1).member"
      let update: IndexUpdate?
      if ["Create", "Update", "Delete"].count(where: { element[$0] != nil }) > 1 {
        report(
          .operation,
          .invalidParameter(
            "Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
              + "GlobalSecondaryIndexUpdate.Delete may be given"))
      }
      if let create = element["Create"] {
        update = .create(indexDefinition(create, at: "\(path).create", .global))
      } else if let change = element["Update"]?.object {
        update = indexChange(change, at: "\(path).update")
      } else if let name = element["Delete"]?["IndexName"]?.string {
        update = .delete(name: name)
      } else {
        report(
          .operation,
          .invalidParameter(
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
              + "GlobalSecondaryIndexUpdate.Delete must not be null"))
        update = nil
      }
      if let update {
        if updates.contains(where: { $0.name == update.name }) {
          report(
            .operation,
            .invalidParameter(
              "Only one global secondary index update per index is allowed simultaneously. Index: "
                + update.name))
        }
        updates.append(update)
      }
    }
    return updates
  }

  private mutating func indexChange(_ change: JSON.Object, at path: String) -> IndexUpdate {
    let name = change["IndexName"]?.string
    if let name {
      checkName(name, at: "\(path).indexName", length: 3...255)
    } else {
      violation(nil, at: "\(path).indexName", "Member must not be null")
    }
    let throughput = throughput(
      change["ProvisionedThroughput"]?.object, at: "\(path).provisionedThroughput")
    if throughput == nil, change["OnDemandThroughput"] == nil, change["WarmThroughput"] == nil {
      violation(nil, at: "\(path).provisionedThroughput", "Member must not be null")
    }
    return .update(
      name: name ?? "", read: throughput?.read ?? 0, write: throughput?.write ?? 0)
  }
}
