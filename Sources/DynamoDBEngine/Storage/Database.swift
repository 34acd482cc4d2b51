import DynamoDBWire

/// All tables of one account in one region, as a value: a copy is a snapshot, and a fork.
struct Database: Sendable {
  var tablesByName: [String: Table] = [:]
  /// Seconds since 1970.
  var clock = 0
  /// Transactions that may be repeated without effect.
  var idempotency = Idempotency()
  /// Counts tables ever created, for their ids.
  var tablesCreated = 0
  /// The tables with time to live, in order of their names.
  var expiringTables: [String] = []
  /// Counts streams and logs of point-in-time recovery ever begun, for their numbers.
  var logsCreated = 0
  /// Streams that were switched off or whose table is gone, readable for a day.
  var closedStreams: [ChangeStream] = []
  /// The oldest first.
  var backups: [Backup] = []
  /// Counts backups ever made, for their ARNs.
  var backupsCreated = 0
  /// By the ARN of their table or stream.
  var policies: [String: ResourcePolicy] = [:]
  /// Counts policies ever put, for their revisions.
  var policiesPut = 0

  static let region = "us-east-1"
  static let account = "000000000000"

  /// The names of all tables in order of their bytes.
  var tableNames: [String] { tablesByName.keys.sorted(by: precedesByBytes) }

  /// The table of a data operation.
  func table(_ name: String) throws(DynamoDBError) -> Table {
    guard let table = tablesByName[name] else {
      throw .resourceNotFound("Requested resource not found")
    }
    return table
  }

  /// The table of an operation on tables themselves.
  func describedTable(_ name: String) throws(DynamoDBError) -> Table {
    guard let table = tablesByName[name] else {
      throw .resourceNotFound("Requested resource not found: Table: \(name) not found")
    }
    return table
  }

  /// Carries out writes that were planned on this state. Cannot fail.
  mutating func commit(_ writes: [PlannedWrite]) {
    for write in writes { commit(write) }
  }

  mutating func commit(_ write: PlannedWrite) {
    tablesByName[write.table]?.commit(write, at: ChangeMoment(time: clock))
  }
}
