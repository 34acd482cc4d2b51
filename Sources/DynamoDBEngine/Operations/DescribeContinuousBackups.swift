import DynamoDBWire

/// Tells whether point-in-time recovery is on, and which times can be restored.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html>
struct DescribeContinuousBackups: Operation {
  static let name = "DescribeContinuousBackups"
  static let isRead = true

  let tableName: String

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.backedUpTable(tableName)
    return ["ContinuousBackupsDescription": table.continuousBackups(at: database.clock)]
  }
}
