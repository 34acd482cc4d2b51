import DynamoDBWire

/// OnDemandThroughput: the most that a table on demand gives. All of it as Dynoxide recorded it on the
/// service (eu-west-2, July 2026).
extension TableOptions {
  /// In the order in which the service looks at them.
  private static let ceilings = ["MaxReadRequestUnits", "MaxWriteRequestUnits"]

  /// A structure without members is none; UpdateTable of the service answers it with InternalFailure.
  static func onDemandThroughput(from parameters: inout Parameters) -> JSON.Object? {
    guard let object = parameters.object("OnDemandThroughput"), !object.isEmpty else { return nil }
    return object
  }

  /// What is wrong with the ceilings of a table that is billed so.
  ///
  /// - Parameter isNew: Whether the table is being created; later, -1 takes a ceiling away.
  func onDemandFailure(isProvisioned: Bool, isNew: Bool) -> DynamoDBError? {
    guard let onDemandThroughput else { return nil }
    let given = Self.ceilings.filter { onDemandThroughput[$0] != nil }
    if isProvisioned, let name = given.first {
      return .invalidParameter(
        "\(name) for OnDemandThroughput cannot be specified when \(isNew ? "" : "the ")table "
          + "BillingMode is PROVISIONED\(isNew ? "." : "")")
    }
    for name in given {
      guard let units = onDemandThroughput[name]?.int, units < 1, isNew || units != -1 else {
        continue
      }
      return .invalidParameter(
        "Requested \(name) for OnDemandThroughput for table is outside of valid range")
    }
    return nil
  }

  /// Takes over the ceilings that another request gives; the others stay.
  mutating func mergeOnDemandThroughput(_ other: JSON.Object?) {
    guard let other else { return }
    var merged = onDemandThroughput ?? [:]
    for name in Self.ceilings { merged[name] = other[name] ?? merged[name] }
    onDemandThroughput = merged
  }

  /// Ceilings of -1 are gone once the request that brought them is answered.
  mutating func dropRemovedCeilings() {
    guard var ceilings = onDemandThroughput else { return }
    for name in Self.ceilings where ceilings[name]?.int == -1 { ceilings[name] = nil }
    onDemandThroughput = ceilings.isEmpty ? nil : ceilings
  }
}
