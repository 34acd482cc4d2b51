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
    restore = TableRestore(from: &parameters)
    let arn = parameters.text("SourceTableArn")
    let name = parameters.text("SourceTableName")
    if let name { parameters.checkName(name, at: "sourceTableName", length: 3...255) }
    if arn == nil, name == nil {
      parameters.report(
        .operation,
        .validation("Either SourceTableName or SourceTableArn must be specified"))
    }
    source = name ?? arn.map { Parameters.tableName(fromARN: $0) ?? $0 } ?? ""
    let usesLatest = parameters.flag("UseLatestRestorableTime") ?? false
    time = parameters.timestamp("RestoreDateTime")
    if usesLatest == (time != nil) {
      parameters.report(
        .operation,
        .validation(
          "Exactly one of UseLatestRestorableTime and RestoreDateTime must be specified"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.backedUpTable(source)
    try database.checkTarget(restore.target)
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
        "An invalid restore time was specified. RestoreDateTime must be between "
          + "EarliestRestorableDateTime and LatestRestorableDateTime.")
    }
    return try restore.run(
      from: recovery.state(of: table, at: time),
      summary: [
        "SourceTableArn": .string(TableSettings.arn(of: source)),
        "RestoreDateTime": .number(String(time)),
      ], on: &database)
  }
}
