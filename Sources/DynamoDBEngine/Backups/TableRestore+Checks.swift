import DynamoDBWire

/// Which overrides go together, and with what the source is. Texts: DDB-TABLE-273 and 280, October 2026.
extension TableRestore {
  /// What is wrong with the request, whatever it restores.
  var requestFailure: DynamoDBError? {
    let isOnDemand = billingMode == "PAY_PER_REQUEST"
    if isOnDemand, throughput != nil {
      return .invalidRequest(
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST")
    }
    if billingMode == "PROVISIONED", throughput == nil {
      return .invalidRequest(
        "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED")
    }
    if isOnDemand, let index = global?.first(where: { $0.throughput != nil }) {
      return .invalidRequest(
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for "
          + "index \(index.name)")
    }
    for name in TableOptions.ceilings {
      guard let units = onDemandThroughput?[name]?.int, units < 1 else { continue }
      return .invalidRequest("Requested \(name) for OnDemandThroughput is outside of valid range")
    }
    return nil
  }

  func checkBilling(of source: Table) throws(DynamoDBError) {
    let isProvisioned = billing(of: source).isProvisioned
    if throughput != nil, billingMode == nil, !source.settings.billing.isProvisioned {
      throw .invalidRequest(
        "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED")
    }
    if isProvisioned,
      let name = TableOptions.ceilings.first(where: { onDemandThroughput?[$0] != nil })
    {
      throw .invalidRequest(
        "Cannot override \(name) for OnDemandThroughput unless BillingModeOverride is "
          + "PAY_PER_REQUEST")
    }
    if isProvisioned, let index = global?.first(where: { $0.throughput == nil }) {
      throw .withoutThroughput(index.name)
    }
  }

  /// The target's indexes: all of the source's, or those that the request lists, each found by its keys
  /// and projection and perhaps under another name.
  func keptIndexes(of source: Table) throws(DynamoDBError) -> [Index] {
    let isProvisioned = billing(of: source).isProvisioned
    var kept: [Index] = []
    for (kind, wanted) in [(Index.Kind.global, global), (.local, local)] {
      let indexes = source.indexes.filter { $0.kind == kind }
      if let wanted {
        kept += try matches(of: wanted, among: indexes)
      } else {
        kept += indexes
      }
    }
    for place in kept.indices where kept[place].kind == .global {
      kept[place].throughputChange = .init()
      if !isProvisioned {
        kept[place].billing = .onDemand
      } else if !kept[place].billing.isProvisioned {
        // An index on demand does not become provisioned by itself (ExtendDB's
        // test_backup_restore_fidelity, October 2026).
        throw .withoutThroughput(kept[place].name)
      }
    }
    return kept
  }

  private func matches(
    of wanted: [IndexDefinition], among indexes: [Index]
  ) throws(DynamoDBError) -> [Index] {
    var left = indexes
    var kept: [Index] = []
    for definition in wanted {
      guard let place = left.firstIndex(where: { definition.isSame(as: $0) }) else {
        throw .invalidRequest(
          "Index \(definition.name) does not match a secondary index that existed in the source "
            + "table and cannot be created during the restore operation")
      }
      kept.append(left.remove(at: place).restored(as: definition))
    }
    return kept
  }
}

extension IndexDefinition {
  /// Whether an index is what this asks for, but for its name and throughput.
  fileprivate func isSame(as index: Index) -> Bool {
    let names = keys.filter { $0.type == "HASH" } + keys.filter { $0.type != "HASH" }
    let included = Set((nonKeyAttributes ?? []).map { Array($0.utf8) })
    return names.map { Array($0.name.utf8) } == index.keys.names.map { Array($0.utf8) }
      && projectionType == index.projection.kind.rawValue
      && included == Set(index.projection.nonKeyAttributes.map { Array($0.utf8) })
  }
}

extension Index {
  fileprivate func restored(as definition: IndexDefinition) -> Index {
    var index = Index(
      name: definition.name, kind: kind, keys: keys, projection: projection,
      billing: definition.throughput.map { .provisioned(read: $0.read, write: $0.write) } ?? billing
    )
    (index.entries, index.byteCount) = (entries, byteCount)
    return index
  }
}

extension DynamoDBError {
  fileprivate static func withoutThroughput(_ index: String) -> DynamoDBError {
    .invalidRequest("Must specify provisioned throughput for index \(index)")
  }
}
