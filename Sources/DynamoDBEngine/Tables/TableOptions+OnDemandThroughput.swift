import DynamoDBWire

/// OnDemandThroughput: the most that a table or an index on demand gives, each by itself. As Dynoxide
/// recorded it on the service (eu-west-2, July 2026), of indexes DDB-TABLE-128, 135 and 153 (October
/// 2026).
extension TableOptions {
  /// In the order in which the service looks at them.
  static let ceilings = ["MaxReadRequestUnits", "MaxWriteRequestUnits"]

  /// A structure without members is none; UpdateTable of the service answers it with InternalFailure.
  static func onDemandThroughput(from parameters: inout Parameters) -> JSON.Object? {
    guard let object = parameters.object("OnDemandThroughput"), !object.isEmpty else { return nil }
    return object
  }

  /// What is wrong with the ceilings of a table that is billed so.
  ///
  /// - Parameter isNew: Whether the table is being created; later, -1 takes a ceiling away.
  func onDemandFailure(isProvisioned: Bool, isNew: Bool) -> DynamoDBError? {
    Self.onDemandFailure(of: onDemandThroughput, isProvisioned: isProvisioned, isNew: isNew)
      .map(DynamoDBError.invalidParameter)
  }

  /// - Parameter index: Its name; nil for the table itself.
  static func onDemandFailure(
    of ceilings: JSON.Object?, isProvisioned: Bool, isNew: Bool, index: String? = nil
  ) -> String? {
    let given = Self.ceilings.filter { ceilings?[$0] != nil }
    if isProvisioned, let name = given.first {
      // Only an index that is made together with its table stands without a blank before its colon.
      let place = index.map { " for index\(isNew ? "" : " "): \($0)" } ?? ""
      return "\(name) for OnDemandThroughput\(place) cannot be specified when "
        + "\(isNew ? "" : "the ")table BillingMode is PROVISIONED\(isNew ? "." : "")"
    }
    for name in given {
      guard let units = ceilings?[name]?.int, units < 1, isNew || units != -1 else { continue }
      return "Requested \(name) for OnDemandThroughput for "
        + "\(index.map { "index : \($0)" } ?? "table") is outside of valid range"
    }
    return nil
  }

  /// Ceilings of -1 are gone once the request that brought them is answered.
  static func withoutRemoved(_ ceilings: JSON.Object?) -> JSON.Object? {
    guard var left = ceilings else { return nil }
    for name in Self.ceilings where left[name]?.int == -1 { left[name] = nil }
    return left.isEmpty ? nil : left
  }
}
