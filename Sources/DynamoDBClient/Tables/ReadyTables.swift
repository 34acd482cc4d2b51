package import DynamoDBRetries
package import DynamoDBWire

/// A database whose tables and indexes are ready once a call that makes or changes them has answered.
///
/// On the service that takes seconds to minutes; nobody else's operations and capacity count it.
package final class ReadyTables: DynamoDB {
  private let database: any DynamoDB
  private let clock: RetryClock
  /// Told now and then, while it takes long: `chat is not ACTIVE yet (12 s)`.
  private let progress: @Sendable (String) -> Void

  /// Seconds.
  private static let longest = 20.0 * 60

  package init(
    _ database: any DynamoDB, clock: RetryClock = .real,
    progress: @escaping @Sendable (String) -> Void
  ) {
    self.database = database
    self.clock = clock
    self.progress = progress
  }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let answer = try await database.send(call)
    switch call.operation {
    case "CreateTable", "UpdateTable", "RestoreTableFromBackup", "RestoreTableToPointInTime":
      if let name = (call.body["TargetTableName"] ?? call.body["TableName"])?.string {
        try await wait(for: name, "ACTIVE", Self.isReady)
      }
    case "DeleteTable":
      if let name = call.body["TableName"]?.string {
        try await wait(for: name, "gone") { $0 == nil }
      }
    default: break
    }
    return answer
  }

  /// Waits until a table can be written, changed and deleted; one that is not there is left at that.
  package func waitUntilReady(_ name: String) async throws(DynamoDBError) {
    try await wait(for: name, "ACTIVE") { table in
      table == nil || Self.isReady(table) || table?["TableStatus"]?.string == "DELETING"
    }
  }

  /// - Parameter holds: Asked about the table's description; nil where there is no table.
  private func wait(
    for name: String, _ what: String, _ holds: (JSON?) -> Bool
  ) async throws(DynamoDBError) {
    let start = clock.now()
    var pause = 0.05
    var told = 3.0
    while !holds(try await description(of: name)) {
      let waited = clock.now() - start
      guard waited < Self.longest, !Task.isCancelled else {
        throw .unreachable("the table '\(name)' is not \(what) after \(Int(waited)) s")
      }
      if waited >= told {
        progress("'\(name)' is not \(what) yet (\(Int(waited)) s)")
        told = waited + 5
      }
      await clock.pause(pause)
      pause = min(pause * 1.6, 3)
    }
  }

  private func description(of name: String) async throws(DynamoDBError) -> JSON? {
    do throws(DynamoDBError) {
      return try await database.send(Call("DescribeTable", ["TableName": .string(name)]))
        .body["Table"]
    } catch {
      if error.type == "ResourceNotFoundException" { return nil }
      throw error
    }
  }

  private static func isReady(_ table: JSON?) -> Bool {
    // Alternator tells no status of indexes.
    table?["TableStatus"]?.string == "ACTIVE"
      && (table?["GlobalSecondaryIndexes"]?.array ?? []).allSatisfy { index in
        [nil, "ACTIVE"].contains(index["IndexStatus"]?.string)
      }
  }
}
