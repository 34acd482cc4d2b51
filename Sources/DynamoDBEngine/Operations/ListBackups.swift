import DynamoDBWire

/// Lists backups, of one table or of all, the oldest first; up to 100 at a time.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html>
struct ListBackups: Operation {
  static let name = "ListBackups"
  static let isRead = true

  let tableName: String?
  let limit: Int
  /// Seconds since 1970, this one included.
  let lowerBound: Int?
  /// Seconds since 1970, this one excluded.
  let upperBound: Int?
  let exclusiveStart: String?
  let kind: String

  init(from parameters: inout Parameters) {
    tableName = parameters.member("TableName") == nil ? nil : parameters.tableName()
    limit = parameters.limit(100)
    lowerBound = parameters.timestamp("TimeRangeLowerBound")
    upperBound = parameters.timestamp("TimeRangeUpperBound")
    exclusiveStart = parameters.exclusiveStartBackup()
    kind = parameters.choice("BackupType", of: ["USER", "SYSTEM", "AWS_BACKUP", "ALL"]) ?? "USER"
    if let lowerBound, let upperBound, lowerBound > upperBound {
      // DDB-BACKUP-014, October 2026.
      parameters.report(
        .operation,
        .invalidParameter("Time range lower bound must be less than or equal to upper bound"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    var backups = database.currentBackups.filter { backup in
      (tableName.map { sameBytes($0, backup.table.name) } ?? true)
        && backup.created >= lowerBound ?? .min && backup.created < upperBound ?? .max
        && (kind == "ALL" || kind == backup.kind.rawValue)
    }
    if let exclusiveStart {
      // One that was deleted since still says where the page begins.
      let number = exclusiveStart.split(separator: "-").last.flatMap { Int($0, radix: 16) } ?? 0
      backups.removeAll { $0.number <= number }
    }
    let page = backups.prefix(limit)
    return (["BackupSummaries": .array(page.map(\.summary))] as JSON.Object)
      .with(
        "LastEvaluatedBackupArn", backups.count > limit ? page.last.map { .string($0.arn) } : nil)
  }
}
