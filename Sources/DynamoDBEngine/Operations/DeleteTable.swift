import DynamoDBWire

/// Deletes a table and all its items, at once.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html>
struct DeleteTable: Operation {
  let tableName: String

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.describedTable(tableName)
    if table.settings.options.deletionProtection == true {
      throw .validation(
        "Resource cannot be deleted as it is currently protected against deletion. "
          + "Disable deletion protection first.")
    }
    database.tablesByName[tableName] = nil
    return ["TableDescription": .object(table.description(status: "DELETING"))]
  }
}
