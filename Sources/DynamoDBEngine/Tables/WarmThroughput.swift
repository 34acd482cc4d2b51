import DynamoDBWire

/// WarmThroughput: what a table or an index can take at once. It is raised with what is provisioned
/// and by requests, and never lowered (DDB-TABLE-061 and 134, October 2026).
struct WarmThroughput: Sendable {
  /// In the order in which the service looks at them.
  static let names = ["ReadUnitsPerSecond", "WriteUnitsPerSecond"]

  let read: Int
  let write: Int

  /// - Parameter kept: What it was raised to; nil where it never was.
  init(_ billing: TableSettings.Billing, kept: JSON.Object?) {
    let base = Self.initial(of: billing)
    read = max(base.read, kept?["ReadUnitsPerSecond"]?.int ?? 0)
    write = max(base.write, kept?["WriteUnitsPerSecond"]?.int ?? 0)
  }

  /// Source: "Understanding DynamoDB warm throughput", Developer Guide: 12,000 reads and 4,000 writes
  /// for a new on-demand table, what is provisioned otherwise.
  private static func initial(of billing: TableSettings.Billing) -> (read: Int, write: Int) {
    switch billing {
    case .provisioned(let read, let write): (read, write)
    case .onDemand: (12_000, 4_000)
    }
  }

  /// To be kept where what it follows from may become less.
  var kept: JSON.Object {
    ["ReadUnitsPerSecond": .number(String(read)), "WriteUnitsPerSecond": .number(String(write))]
  }

  func json(status: String) -> JSON { .object(kept.with("Status", .string(status))) }

  /// Why a new table or index cannot have what is asked for (DDB-TABLE-039 and 128, October 2026).
  /// - Parameter place: `table` or `index NAME`.
  static func failure(
    of asked: JSON.Object?, for billing: TableSettings.Billing, _ place: String
  ) -> String? {
    let least = initial(of: billing)
    for (name, units) in zip(names, [least.read, least.write]) {
      guard let wanted = asked?[name]?.int, wanted < units else { continue }
      let start = "Requested \(name) for WarmThroughput for \(place) is lower than "
      if billing.isProvisioned {
        let capacity = name.hasPrefix("Read") ? "Read" : "Write"
        return start + "\(capacity)CapacityUnits of ProvisionedThroughput"
      }
      return start + "initial throughput for OnDemand. See: https://docs.aws.amazon.com/"
        + "amazondynamodb/latest/developerguide/on-demand-capacity-mode.html"
        + "#on-demand-capacity-mode-initial"
    }
    return nil
  }

  /// Refuses to lower it (DDB-TABLE-155 and 179, October 2026).
  func refuseLess(_ asked: JSON.Object?, _ place: String) throws(DynamoDBError) {
    for (name, units) in zip(Self.names, [read, write]) {
      guard let wanted = asked?[name]?.int, wanted < units else { continue }
      throw .invalidParameter(
        "Requested \(name) for WarmThroughput for \(place) is lower than current WarmThroughput, "
          + "decreasing WarmThroughput is not supported")
    }
  }
}

extension Parameters {
  /// A structure without members is none; alone in UpdateTable, the service answers it with
  /// InternalFailure.
  mutating func warmThroughput() -> JSON.Object? {
    guard let object = object("WarmThroughput"), !object.isEmpty else { return nil }
    return object
  }
}

extension JSON.Object {
  /// With the members that another has put over these.
  func merging(_ other: JSON.Object?) -> JSON.Object {
    guard let other else { return self }
    return other.members.reduce(self) { $0.with($1.name, $1.value) }
  }
}
