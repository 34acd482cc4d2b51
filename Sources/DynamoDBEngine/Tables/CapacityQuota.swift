import DynamoDBWire

/// What an account may ask for one table or one index: the default quotas, as DescribeLimits tells
/// them. The sum of what all tables have is not limited.
///
/// Texts: DDB-TABLE-154, 170 and 171, October 2026.
enum CapacityQuota {
  static let perTable = 40_000
  static let perAccount = 80_000

  /// - Parameter index: Its name; nil for the table itself.
  static func refuse(
    _ throughput: (read: Int, write: Int)?, index: String? = nil
  ) throws(DynamoDBError) {
    guard let throughput else { return }
    for (name, units) in [
      ("ReadCapacityUnits", throughput.read), ("WriteCapacityUnits", throughput.write),
    ] where units > perTable {
      throw DynamoDBError(
        "LimitExceededException",
        "The requested \(name)\(index.map { " for index \($0)" } ?? ""), \(units), is above the per "
          + "\(index == nil ? "table" : "index") maximum for the account in \(Database.region). Per "
          + "table maximum: \(perTable). Refer to the Amazon DynamoDB Developer Guide for current "
          + "limits and how to request higher limits.")
    }
  }

  /// - Parameter kind: Of throughput, and what it is of: `OnDemandThroughput for table`.
  static func refuse(
    _ requested: JSON.Object?, names: [String], _ kind: String
  ) throws(DynamoDBError) {
    for name in names {
      guard let units = requested?[name]?.int, units > perTable else { continue }
      throw DynamoDBError(
        "LimitExceededException",
        "Subscriber limit exceeded: Requested \(name) for \(kind) exceeds "
          + "TableMax\(name.contains("Read") ? "Read" : "Write")CapacityUnits of the account in "
          + "region \(Database.region)")
    }
  }
}

extension TableOptions {
  func refuseExcess() throws(DynamoDBError) {
    try CapacityQuota.refuse(
      onDemandThroughput, names: Self.ceilings, "OnDemandThroughput for table")
    try CapacityQuota.refuse(
      warmThroughput, names: WarmThroughput.names, "WarmThroughput for table")
  }
}

extension IndexDefinition {
  func refuseExcess() throws(DynamoDBError) {
    try CapacityQuota.refuse(
      throughput, onDemand: onDemandThroughput, warm: warmThroughput, ofIndex: name)
  }
}

extension CapacityQuota {
  static func refuse(
    _ throughput: (read: Int, write: Int)?, onDemand: JSON.Object?, warm: JSON.Object?,
    ofIndex name: String
  ) throws(DynamoDBError) {
    try refuse(throughput, index: name)
    try refuse(
      onDemand, names: TableOptions.ceilings, "OnDemandThroughput for index : \(name)")
    try refuse(warm, names: WarmThroughput.names, "WarmThroughput for index \(name)")
  }
}
