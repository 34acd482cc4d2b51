import DynamoDBWire

/// Deletes a backup; answers its description, DELETED.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteBackup.html>
struct DeleteBackup: Operation {
  static let name = "DeleteBackup"

  let arn: String

  init(from parameters: inout Parameters) {
    arn = parameters.requiredBackupARN()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let backup = try database.backup(arn)
    if backup.kind == .system {
      throw .validation("System backups cannot be deleted: \(arn)")
    }
    database.backups.removeAll { $0.number == backup.number }
    return ["BackupDescription": backup.description(status: "DELETED")]
  }
}
