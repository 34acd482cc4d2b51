import DynamoDBWire

/// Switches point-in-time recovery on or off, or changes its period.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html>
struct UpdateContinuousBackups: Operation {
  static let name = "UpdateContinuousBackups"

  let tableName: String
  let isEnabled: Bool
  /// nil where the request does not say.
  let days: Int?

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    let specification = parameters.object("PointInTimeRecoverySpecification")
    if specification == nil {
      parameters.violation(
        nil, at: "pointInTimeRecoverySpecification", "Member must not be null")
    }
    (isEnabled, days) = parameters.inside(
      specification ?? ["PointInTimeRecoveryEnabled": false],
      at: "pointInTimeRecoverySpecification"
    ) { inner in
      let isEnabled = inner.flag("PointInTimeRecoveryEnabled")
      if isEnabled == nil {
        inner.violation(nil, at: "pointInTimeRecoveryEnabled", "Member must not be null")
      }
      let days = inner.integer("RecoveryPeriodInDays", atLeast: 1)
      if let days, days > RecoveryLog.longestPeriod {
        inner.violation(
          String(days), at: "recoveryPeriodInDays",
          "Member must have value less than or equal to \(RecoveryLog.longestPeriod)")
      }
      return (isEnabled ?? false, days)
    }
    if !isEnabled, days != nil {
      // DDB-TABLE-084, October 2026.
      parameters.report(
        .operation,
        .invalidRequest(
          "Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery."))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    _ = try database.backedUpTable(tableName)
    let now = database.clock
    let number = database.logsCreated + 1
    database.tablesByName[tableName]?.follow { followers in
      guard isEnabled else {
        followers.recovery = nil
        return
      }
      if followers.recovery == nil {
        followers.recovery = RecoveryLog(
          number: number, days: days ?? RecoveryLog.longestPeriod, at: now)
      } else if let days {
        followers.recovery?.setDays(days, at: now)
      }
    }
    database.logsCreated = number
    let table = try database.backedUpTable(tableName)
    return ["ContinuousBackupsDescription": table.continuousBackups(at: now)]
  }
}
