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

  package var executor: (any TaskExecutor)? { database.executor }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let answer = try await answer(to: call)
    switch call.operation {
    case "CreateTable", "UpdateTable", "RestoreTableFromBackup", "RestoreTableToPointInTime":
      if let name = (call.body["TargetTableName"] ?? call.body["TableName"])?.string {
        do throws(DynamoDBError) {
          try await wait(for: name, until: .active)
        } catch {
          // The table is there all the same, or will be, and whoever made it is to delete it.
          var error = error
          error.isAnswerLost = true
          throw error
        }
      }
    case "DeleteTable":
      if let name = call.body["TableName"]?.string {
        try await wait(for: name, until: .gone)
      }
    default: break
    }
    return answer
  }

  /// A table that is still being made, since the wait for it was interrupted, is deleted as soon as
  /// that can be.
  private func answer(to call: Call) async throws(DynamoDBError) -> Answer {
    do throws(DynamoDBError) {
      return try await database.send(call)
    } catch {
      guard call.operation == "DeleteTable", error.type == "ResourceInUseException",
        let name = call.body["TableName"]?.string
      else { throw error }
      try await wait(for: name, until: .changeable)
      return try await database.send(call)
    }
  }

  /// Waits until a table can be written, changed and deleted; one that is not there is left at that.
  package func waitUntilReady(_ name: String) async throws(DynamoDBError) {
    try await wait(for: name, until: .changeable)
  }

  private enum State: String {
    case active = "ACTIVE"
    case gone
    /// Active, or on its way out.
    case changeable
  }

  private func wait(for name: String, until state: State) async throws(DynamoDBError) {
    let start = clock.now()
    var pause = 0.05
    var told = 3.0
    while !Self.table(try await description(of: name), is: state) {
      let waited = clock.now() - start
      guard waited < Self.longest, !Task.isCancelled else {
        throw .unreachable("the table '\(name)' is not \(state.rawValue) after \(Int(waited)) s")
      }
      if waited >= told {
        progress("'\(name)' is not \(state.rawValue) yet (\(Int(waited)) s)")
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

  /// - Parameter table: Its description; nil where there is no table.
  private static func table(_ table: JSON?, is state: State) -> Bool {
    switch state {
    case .active: isReady(table)
    case .gone: table == nil
    case .changeable:
      table == nil || isReady(table) || table?["TableStatus"]?.string == "DELETING"
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
