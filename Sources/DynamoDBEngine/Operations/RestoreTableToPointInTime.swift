import DynamoDBWire

/// Makes a table of what another was at one second of its recovery period.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html>
struct RestoreTableToPointInTime: Operation {
  static let name = "RestoreTableToPointInTime"

  let source: String
  /// nil asks for the latest there is.
  let time: Int?
  let restore: TableRestore

  init(from parameters: inout Parameters) {
    let usesLatest = parameters.flag("UseLatestRestorableTime") ?? false
    time = parameters.timestamp("RestoreDateTime")
    // Before anything else (DDB-TABLE-100, October 2026).
    if usesLatest, time != nil {
      parameters.report(
        .operation,
        .invalidRequest(
          "Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore "
            + "request. Please specify either RestoreDateTime time or UseLatestRestorableTime"))
    } else if !usesLatest, time == nil {
      parameters.report(
        .operation,
        .invalidRequest(
          "Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both"
        ))
    }
    restore = TableRestore(from: &parameters)
    source = parameters.restoredTable(restore)
  }

  /// In the service's order of checks: the source, its recovery, the time, the target (DDB-TABLE-100,
  /// October 2026).
  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.backedUpTable(source)
    guard let recovery = table.followers?.recovery else {
      throw DynamoDBError(
        "PointInTimeRecoveryUnavailableException",
        "Point in time recovery is not enabled for table '\(source)'")
    }
    let (earliest, latest) = (
      recovery.earliest(at: database.clock), recovery.latest(at: database.clock)
    )
    let time = self.time ?? latest
    guard (earliest...latest).contains(time) else {
      throw DynamoDBError(
        "InvalidRestoreTimeException",
        "RestoreDateTime '\(Timestamp.second(time))' must be within EarliestRestorableDateTime "
          + "'\(Timestamp.second(earliest))' and LatestRestorableDateTime "
          + "'\(Timestamp.second(latest))'")
    }
    return try restore.run(
      from: recovery.state(of: table, at: time),
      summary: [
        "SourceTableArn": .string(TableSettings.arn(of: source)),
        "RestoreDateTime": .number(String(time)),
      ], on: &database)
  }
}

extension Parameters {
  /// The source of a restore, by its name or its ARN: DDB-TABLE-272 and 274, October 2026.
  fileprivate mutating func restoredTable(_ restore: TableRestore) -> String {
    let arn = text("SourceTableArn")
    let name = text("SourceTableName")
    if let name { checkName(name, at: "sourceTableName", length: 3...255) }
    switch (arn, name) {
    case (_?, let name?):
      report(
        .operation, .validation("Must provide exactly one of: sourceTableArn, sourceTableName"))
      return name
    case (nil, let name?): return name
    case (let text?, nil): return restoredTable(byARN: text, restore)
    case (nil, nil):
      report(
        .tableName,
        .validation("The parameter 'TableName' is required but was not present in the request"))
      return ""
    }
  }

  private mutating func restoredTable(byARN text: String, _ restore: TableRestore) -> String {
    if !text.isARN {
      report(.operation, .noARN(text))
    } else if let arn = ResourceARN(text), arn.service == "dynamodb", arn.kind == .table {
      if arn.account != Database.account { report(.operation, .otherAccount) }
      checkRegion(ofSource: text, restore)
      return arn.tableName
    } else {
      report(.operation, .validation("sourceTableArn is not a valid ARN"))
    }
    return ""
  }
}
