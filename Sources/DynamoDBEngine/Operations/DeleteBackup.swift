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
    if backup.kind == .system, let expires = backup.expires {
      // DDB-BACKUP-015, October 2026.
      throw .invalidRequest(
        "User is not allowed to delete the system backup with arn \(arn). It will automatically "
          + "expire on \(Timestamp.second(expires))")
    }
    database.backups.removeAll { $0.number == backup.number }
    return ["BackupDescription": backup.description(status: "DELETED", arn: arn)]
  }
}
