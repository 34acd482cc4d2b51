import DynamoDBWire

/// What an entry of GlobalSecondaryIndexUpdates changes of an index that is there.
struct IndexChange: Sendable {
  let name: String
  let throughput: (read: Int, write: Int)?
  /// nil without members, too.
  let onDemandThroughput: JSON.Object?
  let warmThroughput: JSON.Object?

  var isOnlyWarm: Bool { throughput == nil && onDemandThroughput == nil && warmThroughput != nil }

  /// Texts: DDB-TABLE-152, 153, 155, 164 and 456, October 2026.
  /// - Parameter billing: The table's, after the request.
  func check(on index: Index, billing: TableSettings.Billing) throws(DynamoDBError) {
    if billing.isProvisioned {
      if let throughput { try refuseSame(throughput, as: index) }
      if throughput == nil, onDemandThroughput == nil, warmThroughput == nil {
        throw .invalidParameter("ProvisionedThroughput must be specified for index: \(name)")
      }
    } else if throughput != nil || onDemandThroughput == nil && warmThroughput == nil {
      throw .invalidParameter(
        "The only Updates for index: \(name) when TableThroughputMode is PAY_PER_REQUEST can be to "
          + "OnDemandThroughput, WarmThroughput")
    }
    if let text = TableOptions.onDemandFailure(
      of: onDemandThroughput, isProvisioned: billing.isProvisioned, isNew: false, index: name)
    {
      throw .invalidParameter(text)
    }
    try index.warm.refuseLess(warmThroughput, "index \(name)")
    try CapacityQuota.refuse(
      throughput, onDemand: onDemandThroughput, warm: warmThroughput, ofIndex: name)
  }

  private func refuseSame(
    _ new: (read: Int, write: Int), as index: Index
  ) throws(DynamoDBError) {
    guard case .provisioned(let read, let write) = index.billing, (read, write) == new else {
      return
    }
    throw .noThroughputChange(
      "the index \(name)", place: "for index \(name)", read: read, write: write)
  }

  func apply(to index: inout Index, clock: Int) {
    if let throughput {
      index.setBilling(
        .provisioned(read: throughput.read, write: throughput.write), clock: clock)
    }
    index.onDemandThroughput =
      index.onDemandThroughput?.merging(onDemandThroughput) ?? onDemandThroughput
    index.warmThroughput = index.warmThroughput?.merging(warmThroughput) ?? warmThroughput
  }
}

extension Index {
  var warm: WarmThroughput { WarmThroughput(billing, kept: warmThroughput) }

  /// What the index could take it can take from now on, too.
  mutating func setBilling(_ new: TableSettings.Billing, clock: Int) {
    if case (.provisioned(let oldRead, let oldWrite), .provisioned(let read, let write)) =
      (billing, new)
    {
      throughputChange.note(from: (oldRead, oldWrite), to: (read, write), clock: clock)
    }
    warmThroughput = warm.kept
    billing = new
  }
}

extension DynamoDBError {
  /// - Parameter place: As it stands behind `provisioned`.
  static func noThroughputChange(
    _ what: String, place: String, read: Int, write: Int
  ) -> DynamoDBError {
    .validation(
      "The provisioned throughput for \(what) will not change. The requested value equals the "
        + "current value. Current ReadCapacityUnits provisioned \(place): \(read). Requested "
        + "ReadCapacityUnits: \(read). Current WriteCapacityUnits provisioned \(place): \(write). "
        + "Requested WriteCapacityUnits: \(write). Refer to the Amazon DynamoDB Developer Guide for "
        + "current limits and how to request higher limits.")
  }
}

extension Parameters {
  /// Of warm throughput without members an index has to say something, whether it is there or not
  /// (DDB-TABLE-456, October 2026).
  mutating func indexChange(_ change: JSON, at path: String) -> IndexChange {
    let name = indexName(of: change, at: path)
    let warm = change.members(of: "WarmThroughput")
    if warm == nil, change["WarmThroughput"]?.object != nil {
      report(
        .operation,
        .invalidParameter(
          "WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond "
            + "specified for index: \(name)"))
    }
    return IndexChange(
      name: name,
      throughput: throughput(
        change["ProvisionedThroughput"]?.object, at: "\(path).provisionedThroughput"),
      onDemandThroughput: change.members(of: "OnDemandThroughput"), warmThroughput: warm)
  }
}
