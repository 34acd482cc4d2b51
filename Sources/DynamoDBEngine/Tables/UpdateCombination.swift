import DynamoDBWire

/// Which changes may stand together in one UpdateTable: few may. Texts and their order: DDB-TABLE-156,
/// 174, 382, 433 and 456, October 2026. Attribute definitions do not count, nor do structures without
/// members.
struct UpdateCombination {
  let billingMode: String?
  let hasThroughput: Bool
  let indexUpdates: [IndexUpdate]
  let options: TableOptions
  let changesReplicas: Bool

  /// The changes of the request.
  private var changes: Set<Change> {
    var changes: Set<Change> = []
    if billingMode != nil { changes.insert(.billingMode) }
    if hasThroughput { changes.insert(.throughput) }
    if !indexUpdates.isEmpty { changes.insert(.indexes) }
    if options.stream != nil { changes.insert(.stream) }
    if options.encryption != nil { changes.insert(.encryption) }
    if options.tableClass != nil { changes.insert(.tableClass) }
    if options.deletionProtection != nil { changes.insert(.protection) }
    if options.onDemandThroughput != nil { changes.insert(.onDemandThroughput) }
    if options.warmThroughput != nil { changes.insert(.warmThroughput) }
    if changesReplicas { changes.insert(.replicas) }
    return changes
  }

  private enum Change {
    case billingMode, throughput, indexes, stream, encryption, tableClass, protection
    case onDemandThroughput, warmThroughput, replicas
  }

  var isEmpty: Bool { changes.isEmpty }

  /// The first rule that is broken.
  var failure: String? {
    let changes = changes
    let single: [(Change, String)] = [
      (.encryption, "Server-Side Encryption modification"),
      (.tableClass, "TableClass modification"),
      (.protection, "DeletionProtection modification"),
    ]
    for (change, name) in single where changes.contains(change) && changes.count > 1 {
      return "\(name) must be the only operation in the request"
    }
    if changes.contains(.onDemandThroughput),
      !changes.isSubset(of: [.onDemandThroughput, .billingMode, .throughput])
    {
      return "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request"
    }
    if changes.contains(.warmThroughput), changes.count > 1 {
      return indexUpdates.contains(where: \.isCreation)
        ? "Create global secondary index cannot be specified when updating WarmThroughput"
        : "WarmThroughput must be the only operation in the request"
    }
    let changesIndexes = indexUpdates.contains { $0.change == nil }
    if hasThroughput, changesIndexes {
      return "You cannot create or delete index while updating table IOPS"
    }
    if options.stream != nil, hasThroughput || billingMode == "PROVISIONED" {
      return "You cannot modify stream status while updating table IOPS"
    }
    if options.stream != nil, changesIndexes {
      return "You cannot create or delete index while changing stream status"
    }
    return nil
  }

  /// What the service says of a request that changes nothing: a member that it knows and that does
  /// not count is left out (DDB-TABLE-442 and 449, October 2026).
  static func nothing(in parameters: Parameters) -> DynamoDBError {
    let names = [
      "ProvisionedThroughput", "BillingMode", "UpdateStreamEnabled", "GlobalSecondaryIndexUpdates",
      "SSESpecification", "ReplicaUpdates", "MultiAccountReplicaReady", "ReplicaTransitRoleArn",
      "MultiRegionConsistency", "DeletionProtectionEnabled", "OnDemandThroughput", "WarmThroughput",
    ].filter { $0 != "MultiRegionConsistency" || !parameters.has($0) }
    return .validation(
      "At least one of \(names.joined(separator: ", ")) or TableClass is required")
  }
}
