import DynamoDBWire

/// Makes a table of a backup; answers CREATING, and is ACTIVE for the next request.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html>
struct RestoreTableFromBackup: Operation {
  static let name = "RestoreTableFromBackup"

  let arn: String
  let restore: TableRestore

  init(from parameters: inout Parameters) {
    restore = TableRestore(from: &parameters)
    arn = parameters.requiredBackupARN()
    parameters.checkRegion(ofSource: arn, restore)
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let backup = try database.backup(arn)
    return try restore.run(
      from: backup.table,
      summary: [
        "SourceBackupArn": .string(arn),
        "SourceTableArn": .string(TableSettings.arn(of: backup.table.name)),
        "RestoreDateTime": .number(String(backup.created)),
      ], on: &database)
  }
}
