import DynamoDBWire

/// Keeps a table as it is now; answers CREATING, and is AVAILABLE for the next request.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html>
struct CreateBackup: Operation {
  static let name = "CreateBackup"

  let tableName: String
  let backupName: String

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    let name = parameters.text("BackupName")
    if let name {
      parameters.checkName(name, at: "backupName", length: 3...255, isLengthLast: true)
    } else {
      parameters.violation(nil, at: "backupName", "Member must not be null")
    }
    backupName = name ?? ""
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.backedUpTable(tableName)
    let backup = database.makeBackup(of: table, name: backupName, kind: .user)
    return ["BackupDetails": backup.details(status: "CREATING")]
  }
}
