import DynamoDBWire

/// Describes a backup and the table it was made of.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBackup.html>
struct DescribeBackup: Operation {
  static let name = "DescribeBackup"
  static let isRead = true

  let arn: String

  init(from parameters: inout Parameters) {
    arn = parameters.requiredBackupARN()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    ["BackupDescription": try database.backup(arn).description(arn: arn)]
  }
}
