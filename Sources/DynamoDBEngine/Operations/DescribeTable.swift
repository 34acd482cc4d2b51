import DynamoDBWire

/// Describes one table.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html>
struct DescribeTable: Operation {
  static let name = "DescribeTable"
  static let isRead = true

  let tableName: String

  init(from parameters: inout Parameters) {
    // An empty name is too short for three letters here (DDB-TABLE-457, October 2026).
    tableName = parameters.tableName(shortest: 3)
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.describedTable(tableName)
    return [
      "Table": .object(table.description(status: "ACTIVE", TableProgress(clock: database.clock)))
    ]
  }
}
