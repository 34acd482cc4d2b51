import DynamoDBWire

/// Deletes a table and all its items, at once.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html>
struct DeleteTable: Operation {
  static let name = "DeleteTable"

  let tableName: String

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    var table = try database.describedTable(tableName)
    if table.settings.options.deletionProtection == true {
      throw .validation(
        "Resource cannot be deleted as it is currently protected against deletion. "
          + "Disable deletion protection first.")
    }
    if table.followers?.recovery != nil {
      _ = database.makeBackup(of: table, name: "\(tableName)$DeletedTableBackup", kind: .system)
    }
    database.policies[TableSettings.arn(of: tableName)] = nil
    database.stopStream(of: &table)
    database.setTimeToLive(nil, of: tableName)
    database.tablesByName[tableName] = nil
    var description = table.description(
      status: "DELETING", TableProgress(clock: database.clock))
    // The service leaves these out here (ScyllaDB, test_table.py).
    for name in [
      "AttributeDefinitions", "KeySchema", "CreationDateTime", "GlobalSecondaryIndexes",
      "LocalSecondaryIndexes",
    ] {
      description[name] = nil
    }
    return ["TableDescription": .object(description)]
  }
}
