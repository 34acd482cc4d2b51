import DynamoDBWire

/// Describes one table.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html>
struct DescribeTable: Operation {
  static let name = "DescribeTable"
  static let isRead = true

  let tableName: String

  init(from parameters: inout Parameters) {
    // Of an empty name it says more than data operations do (DDB-TABLE-457, October 2026).
    if parameters.member("TableName")?.string?.isEmpty == true {
      parameters.checkName("", at: "tableName", length: 3...255)
      parameters.violation(
        "", at: "tableName", "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
      tableName = ""
    } else {
      tableName = parameters.tableName()
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.describedTable(tableName)
    return [
      "Table": .object(table.description(status: "ACTIVE", TableProgress(clock: database.clock)))
    ]
  }
}
