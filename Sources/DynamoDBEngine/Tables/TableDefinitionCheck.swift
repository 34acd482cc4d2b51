import DynamoDBWire

/// Whether the parts of a table's definition fit together.
///
/// Order and texts as dynalite recorded them on the service; what was seen later, DDB-TABLE-042, 123,
/// 126, 127, 128 and 152 (October 2026).
struct TableDefinitionCheck {
  let definitions: [AttributeDefinition]
  let keys: [KeyElement]
  /// Whether the indexes are made together with their table, and not by UpdateTable.
  var isNew = true

  /// The key elements with their attributes' types.
  func schema(of elements: [KeyElement]) -> KeySchema {
    func attributes(_ type: String) -> [KeySchema.Attribute] {
      elements.filter { $0.type == type }.map { element in
        let type = definitions.first { sameBytes($0.name, element.name) }?.type ?? "S"
        return KeySchema.Attribute(
          name: element.name, type: AttributeValue.Kind(rawValue: type) ?? .s)
      }
    }
    return KeySchema(partition: attributes("HASH"), sort: attributes("RANGE"))
  }

  /// - Returns: The service's text for the first thing that does not fit.
  func failure(
    local: [IndexDefinition]?, global: [IndexDefinition]?, billing: TableSettings.Billing
  ) -> String? {
    if let twice = definitions.map(\.name).firstDuplicate {
      return "Attribute Name is duplicated: \(twice)"
    }
    if keys.count > definitions.count {
      return "Invalid KeySchema: Some index key attribute have no definition"
    }
    if let text = undefined(keys) ?? disorder(of: keys, severalKeys: false) { return text }
    if local == nil, global == nil, keys.count != definitions.count {
      return Self.invalid(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in "
          + "AttributeDefinitions")
    }
    // A definition that no key has is seen before what else is wrong with the indexes, but not before
    // one name for two keys (ScyllaDB's test_gsi_composite_duplicate_attr_rejected).
    let indexes = (local ?? []) + (global ?? [])
    for index in indexes {
      if let text = undefined(index.keys) { return text }
    }
    for index in indexes {
      if let text = sameName(index.keys, severalKeys: index.kind == .global) { return text }
    }
    if let text = unusedDefinition(indexes) { return text }
    return failure(local: local) ?? failure(global: global, billing: billing)
      ?? excess(local: local, global: global)
  }

  private static func invalid(_ text: String) -> String {
    "One or more parameter values were invalid: \(text)"
  }

  private func undefined(_ elements: [KeyElement]) -> String? {
    let names = definitions.map(\.name)
    guard elements.contains(where: { !names.contains($0.name) }) else { return nil }
    return Self.invalid(
      "Some index key attributes are not defined in AttributeDefinitions. Keys: "
        + "[\(HashOrder.sorted(elements.map(\.name)).joined(separator: ", "))], "
        + "AttributeDefinitions: [\(definedNames)]")
  }

  private var definedNames: String {
    let names = definitions.map(\.name)
    return HashOrder.sorted(names, capacity: names.count).joined(separator: ", ")
  }

  private func sameName(_ elements: [KeyElement], severalKeys: Bool) -> String? {
    guard elements.map(\.name).firstDuplicate != nil else { return nil }
    return severalKeys
      ? "The KeySchema contains multiple key attributes with the same name"
      : "Both the Hash Key and the Range Key element in the KeySchema have the same name"
  }

  private func disorder(of elements: [KeyElement], severalKeys: Bool) -> String? {
    if let text = sameName(elements, severalKeys: severalKeys) { return text }
    if elements.first?.type != "HASH" {
      return "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
    }
    if severalKeys {
      let firstRange = elements.firstIndex { $0.type == "RANGE" } ?? elements.count
      if elements[firstRange...].contains(where: { $0.type == "HASH" }) {
        return Self.invalid(
          "All HASH key attributes must precede RANGE key attributes in the KeySchema")
      }
      if firstRange > 4 || elements.count - firstRange > 4 {
        return Self.invalid(
          "The KeySchema exceeds the maximum allowed number of "
            + "\(firstRange > 4 ? "HASH" : "RANGE") key attributes")
      }
    } else if elements.count > 1, elements[1].type != "RANGE" {
      return "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type"
    }
    return nil
  }

  private func failure(local: [IndexDefinition]?) -> String? {
    guard let local else { return nil }
    if local.isEmpty { return Self.invalid("List of LocalSecondaryIndexes is empty") }
    if keys.count != 2 {
      return Self.invalid(
        "Table KeySchema does not have a range key, which is required when specifying a "
          + "LocalSecondaryIndex")
    }
    for (place, index) in local.enumerated() {
      if let text = undefined(index.keys) ?? disorder(of: index.keys, severalKeys: false) {
        return text
      }
      if index.keys.count != 2 {
        return Self.invalid("Index KeySchema does not have a range key for index: \(index.name)")
      }
      if index.keys[0].name != keys[0].name {
        return Self.invalid(
          "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
            + "\(index.name). index hash key: \(index.keys[0].name), table hash key: "
            + keys[0].name)
      }
      if let text = projectionFailure(index) ?? duplicate(index, in: local[..<place]) {
        return text
      }
    }
    return nil
  }

  /// Of an index by itself, as UpdateTable adds one.
  func failure(
    global: [IndexDefinition]?, billing: TableSettings.Billing
  ) -> String? {
    guard let global else { return nil }
    if global.isEmpty { return Self.invalid("List of GlobalSecondaryIndexes is empty") }
    for (place, index) in global.enumerated() {
      if let text = undefined(index.keys) ?? disorder(of: index.keys, severalKeys: true)
        ?? projectionFailure(index)
      {
        return text
      }
      if let text = throughputFailure(index, billing) { return Self.invalid(text) }
      if let text = duplicate(index, in: global[..<place]) { return text }
    }
    return nil
  }

  private func throughputFailure(
    _ index: IndexDefinition, _ billing: TableSettings.Billing
  ) -> String? {
    switch (billing, index.throughput) {
    case (.onDemand, .some):
      return isNew
        ? "ProvisionedThroughput should not be specified for index: \(index.name) when BillingMode "
          + "is PAY_PER_REQUEST"
        : "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: "
          + "\(index.name) when BillingMode is PAY_PER_REQUEST"
    case (.provisioned, nil):
      return isNew
        ? "ProvisionedThroughput is not specified for index: \(index.name)"
        : "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: \(index.name)"
    default:
      return TableOptions.onDemandFailure(
        of: index.onDemandThroughput, isProvisioned: billing.isProvisioned, isNew: isNew,
        index: index.name)
        ?? WarmThroughput.failure(
          of: index.warmThroughput, for: index.billing, "index \(index.name)")
    }
  }

  private func projectionFailure(_ index: IndexDefinition) -> String? {
    guard let type = index.projectionType else {
      return Self.invalid("Unknown ProjectionType: null")
    }
    if index.nonKeyAttributes != nil, type != "INCLUDE" {
      return Self.invalid("ProjectionType is \(type), but NonKeyAttributes is specified")
    }
    if index.nonKeyAttributes == nil, type == "INCLUDE" {
      return Self.invalid("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
    }
    if let twice = index.nonKeyAttributes?.firstDuplicate {
      return Self.invalid("Duplicate element in NonKeyAttributes: \(twice)")
    }
    return nil
  }

  private func duplicate(
    _ index: IndexDefinition, in earlier: ArraySlice<IndexDefinition>
  ) -> String? {
    guard earlier.contains(where: { $0.name == index.name }) else { return nil }
    return Self.invalid("Duplicate index name: \(index.name)")
  }

  /// Source: "Service, account, and table quotas in Amazon DynamoDB".
  private func excess(local: [IndexDefinition]?, global: [IndexDefinition]?) -> String? {
    if let local, local.count > 5 {
      return Self.invalid("Number of LocalSecondaryIndexes exceeds per-table limit of 5")
    }
    if let global, global.count > 20 {
      return Self.invalid("GlobalSecondaryIndex count exceeds the per-table limit of 20")
    }
    if let twice = ((local ?? []) + (global ?? [])).map(\.name).firstDuplicate {
      return Self.invalid("Duplicate index name: \(twice)")
    }
    let included = ((local ?? []) + (global ?? [])).reduce(0) {
      $0 + ($1.nonKeyAttributes?.count ?? 0)
    }
    if included > 100 {
      return Self.invalid("Number of projected attributes exceeds the limit of 100")
    }
    return nil
  }

  private func unusedDefinition(_ indexes: [IndexDefinition]) -> String? {
    let used = keys.map(\.name) + indexes.flatMap { $0.keys.map(\.name) }
    guard
      definitions.contains(where: { definition in
        !used.contains { sameBytes($0, definition.name) }
      })
    else { return nil }
    return Self.invalid(
      "Some AttributeDefinitions are not used. AttributeDefinitions: [\(definedNames)], keys used: "
        + "[\(HashOrder.sorted(used).joined(separator: ", "))]")
  }
}

extension [String] {
  /// The first element that stands there a second time.
  var firstDuplicate: String? {
    var seen: [String] = []
    for element in self {
      if seen.contains(where: { sameBytes($0, element) }) { return element }
      seen.append(element)
    }
    return nil
  }
}
