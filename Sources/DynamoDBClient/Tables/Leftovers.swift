package import DynamoDBWire

/// Tables that runs made and did not delete.
package enum Leftovers {
  /// Those whose name begins as runs have it, and whose tag says the same.
  ///
  /// - Returns: Their names on the service, in order.
  package static func find(in database: any DynamoDB) async throws(DynamoDBError) -> [String] {
    var found: [String] = []
    for name in try await database.tableNames().sorted(by: precedesByBytes)
    where name.hasPrefix(TablePrefix.common) {
      if let prefix = try await runPrefix(of: name, in: database), name.hasPrefix(prefix) {
        found.append(name)
      }
    }
    return found
  }

  /// Deletes them and waits until they are gone.
  package static func delete(
    _ names: [String], from database: any DynamoDB, progress: @escaping @Sendable (String) -> Void
  ) async throws(DynamoDBError) {
    let ready = ReadyTables(database, progress: progress)
    for name in names {
      do throws(DynamoDBError) {
        // One that is still being made cannot be deleted yet.
        try await ready.waitUntilReady(name)
        _ = try await ready.send(Call("DeleteTable", ["TableName": .string(name)]))
      } catch {
        if error.type != "ResourceNotFoundException" { throw error }
      }
    }
  }

  /// What the tag of a table says; nil where it has none, or is gone meanwhile.
  private static func runPrefix(
    of name: String, in database: any DynamoDB
  ) async throws(DynamoDBError) -> String? {
    do throws(DynamoDBError) {
      let table = try await database.send(Call("DescribeTable", ["TableName": .string(name)]))
      guard let arn = table.body["Table"]?["TableArn"] else { return nil }
      let answer = try await database.send(Call("ListTagsOfResource", ["ResourceArn": arn]))
      return answer.body["Tags"]?.array?.first { $0["Key"]?.string == PrefixedDatabase.tag }?[
        "Value"]?
        .string
    } catch {
      if error.type == "ResourceNotFoundException" { return nil }
      throw error
    }
  }
}
