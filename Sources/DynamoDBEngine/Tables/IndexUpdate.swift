import DynamoDBWire

/// One entry of GlobalSecondaryIndexUpdates.
enum IndexUpdate: Sendable {
  case create(IndexDefinition)
  case update(IndexChange)
  case delete(name: String)

  var name: String {
    switch self {
    case .create(let definition): definition.name
    case .update(let change): change.name
    case .delete(let name): name
    }
  }

  var change: IndexChange? {
    if case .update(let change) = self { change } else { nil }
  }

  var isCreation: Bool {
    if case .create = self { true } else { false }
  }

  /// The index's status in the answer; what is only kept warm stays as it is (DDB-TABLE-155, October
  /// 2026).
  var status: String {
    switch self {
    case .create: "CREATING"
    case .update(let change): change.isOnlyWarm ? "ACTIVE" : "UPDATING"
    case .delete: "DELETING"
    }
  }

  /// Texts: DDB-TABLE-137, 161, 162 and 169, October 2026.
  /// - Parameter definitions: Those of the request, which must name the key attributes of a new
  ///   index even where the table knows them.
  func check(on table: Table, definitions: [AttributeDefinition]) throws(DynamoDBError) {
    if case .create(let new) = self {
      return try refuse(new, on: table, definitions: definitions)
    }
    guard let index = table.index(named: name) else {
      throw .resourceNotFound("Requested resource not found: Index \(name) for table \(table.name)")
    }
    if index.kind == .local {
      throw .validation(
        "Cannot \(change == nil ? "delete" : "update") an index that is not a "
          + "GlobalSecondaryIndex: \(name)")
    }
    try change?.check(on: index, billing: table.settings.billing)
  }

  private func refuse(
    _ new: IndexDefinition, on table: Table, definitions: [AttributeDefinition]
  ) throws(DynamoDBError) {
    if table.index(named: new.name) != nil {
      throw .validation("Attempting to create an index which already exists")
    }
    if definitions.isEmpty {
      throw .invalidParameter("AttributeDefinitions is not specified for index: \(new.name)")
    }
    let check = TableDefinitionCheck(definitions: definitions, keys: [], isNew: false)
    if let text = check.failure(global: [new], billing: table.settings.billing) {
      throw .validation(text)
    }
    try refuseRedefinition(of: table, by: definitions, for: new)
    if table.indexes.count(where: { $0.kind == .global }) >= 20 {
      throw DynamoDBError(
        "LimitExceededException",
        "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20"
      )
    }
    try new.refuseExcess()
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

  func apply(to table: inout Table, clock: Int) {
    switch self {
    case .create(let definition): table.indexes.append(table.backfilled(definition))
    case .update(let change):
      for place in table.indexes.indices where sameBytes(table.indexes[place].name, name) {
        change.apply(to: &table.indexes[place], clock: clock)
      }
    case .delete: table.indexes.removeAll { sameBytes($0.name, name) }
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
  /// Texts: DDB-TABLE-160, 359 and 437, October 2026.
  mutating func indexUpdates() -> [IndexUpdate] {
    var updates: [IndexUpdate] = []
    for (index, element) in (list("GlobalSecondaryIndexUpdates") ?? []).enumerated() {
      let path = "globalSecondaryIndexUpdates.\(index + 1).member"
      if ["Create", "Update", "Delete"].count(where: { element[$0] != nil }) > 1 {
        report(
          .operation,
          .invalidParameter(
            "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate "
              + "object"))
      }
      guard let update = indexUpdate(element, at: path) else {
        report(
          .operation,
          .invalidParameter(
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
              + "GlobalSecondaryIndexUpdate.Delete must not be null"))
        continue
      }
      if updates.contains(where: { sameBytes($0.name, update.name) }) {
        report(
          .operation,
          .invalidParameter(
            "Only one global secondary index update per index is allowed simultaneously. Index: "
              + update.name))
      }
      updates.append(update)
    }
    return updates
  }

  private mutating func indexUpdate(_ element: JSON, at path: String) -> IndexUpdate? {
    if let create = element["Create"] {
      return .create(indexDefinition(create, at: "\(path).create", .global))
    }
    if let change = element["Update"] { return .update(indexChange(change, at: "\(path).update")) }
    return element["Delete"].map { .delete(name: indexName(of: $0, at: "\(path).delete")) }
  }
}
