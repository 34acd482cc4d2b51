package import DynamoDBWire

/// The two patterns that come with every model.
extension AccessPattern {
  /// One CreateTable for each table of the model.
  package static func createTable(_ tables: [JSON.Object]) -> AccessPattern {
    AccessPattern(
      "create_table", "Creates the model's \(tables.count == 1 ? "table" : "tables").",
      note: """
        A table definition names key attributes only: which other attributes an item carries, \
        and what kind of thing it is, each item says for itself.
        """,
      requests: tables.map { RequestShape("CreateTable", $0.tableName) }
    ) { _, play throws(DynamoDBError) in
      for table in tables { _ = try await play.database.send(Call("CreateTable", table)) }
      return Outcome()
    }
  }

  /// One DeleteTable for each table of the model, the last one first; a table that is not there is
  /// no error, so that a scenario can begin with it.
  package static func deleteTable(_ tables: [JSON.Object]) -> AccessPattern {
    AccessPattern(
      "delete_table",
      "Drops the model's \(tables.count == 1 ? "table" : "tables"), if there.",
      note: "A missing table is no error, so that a scenario can begin with it.",
      requests: tables.reversed().map { RequestShape("DeleteTable", $0.tableName) }
    ) { _, play throws(DynamoDBError) in
      for table in tables.reversed() {
        do throws(DynamoDBError) {
          _ = try await play.database.send(
            Call("DeleteTable", ["TableName": .string(table.tableName)]))
        } catch {
          guard error.type == "ResourceNotFoundException" else { throw error }
        }
      }
      return Outcome()
    }
  }
}

extension JSON.Object {
  /// The `TableName` of a CreateTable input.
  package var tableName: String { self["TableName"]?.string ?? "" }
}
