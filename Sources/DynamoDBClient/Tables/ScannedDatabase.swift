package import DynamoDBWire
import Synchronization

/// A database that cannot be looked into, observed from outside: its state is what consistent scans
/// of this run's own tables give.
///
/// It also keeps what was there before from harm: a table that this run did not create is read, but
/// neither written nor deleted, unless that is allowed.
package final class ScannedDatabase: ObservableDatabase {
  private let database: any DynamoDB
  private let allowsExisting: Bool
  private let ownsPrefix: Bool
  /// The tables that this run has created, or may have, and not deleted.
  private let own = Mutex<Set<String>>([])

  /// - Parameter ownsPrefix: Whether the database shows this run's tables alone, so that none is
  ///   another's.
  package init(_ database: any DynamoDB, allowsExisting: Bool, ownsPrefix: Bool = false) {
    self.database = database
    self.allowsExisting = allowsExisting
    self.ownsPrefix = ownsPrefix
  }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let tables = call.tables
    if !allowsExisting, !ownsPrefix, !Self.reading.contains(call.operation),
      call.operation != "CreateTable"
    {
      guard !tables.isEmpty else {
        throw .refused("What '\(call.operation)' would change cannot be told from its request")
      }
      for table in tables { try await refuseForeign(table) }
    }
    guard call.operation == "CreateTable", let table = tables.first else {
      let answer = try await database.send(call)
      if call.operation == "DeleteTable", let table = tables.first {
        own.withLock { _ = $0.remove(table) }
      }
      return answer
    }
    return try await create(table, call)
  }

  /// A table counts as the run's own from before it is asked for, so that it is deleted even where
  /// the answer is lost.
  private func create(_ table: String, _ call: Call) async throws(DynamoDBError) -> Answer {
    let isNew = own.withLock { $0.insert(table).inserted }
    do throws(DynamoDBError) {
      return try await database.send(call)
    } catch {
      if isNew, !error.isAnswerLost { own.withLock { _ = $0.remove(table) } }
      throw error
    }
  }

  /// Operations that change nothing.
  private static let reading: Set<String> = [
    "BatchGetItem", "DescribeEndpoints", "DescribeLimits", "DescribeTable", "GetItem",
    "ListTables", "ListTagsOfResource", "Query", "Scan", "TransactGetItems",
  ]

  /// A table that is not there is nobody's: the service says so itself.
  private func refuseForeign(_ table: String) async throws(DynamoDBError) {
    if own.withLock({ $0.contains(table) }) { return }
    do throws(DynamoDBError) {
      _ = try await database.send(Call("DescribeTable", ["TableName": .string(table)]))
    } catch {
      if error.type == "ResourceNotFoundException" { return }
      throw error
    }
    throw .refused("The table '\(table)' was there before this run")
  }

  /// Deletes the tables that this run created and that are still there, so that the next scenario
  /// finds the database as this one did.
  ///
  /// Tries all of them, whatever happens to one, and throws the first error after.
  package func deleteOwnTables() async throws(DynamoDBError) {
    var failure: DynamoDBError?
    for table in own.withLock({ $0.sorted(by: precedesByBytes) }) {
      do throws(DynamoDBError) {
        _ = try await send(Call("DeleteTable", ["TableName": .string(table)]))
      } catch {
        if error.type != "ResourceNotFoundException" { failure = failure ?? error }
      }
    }
    if let failure { throw failure }
  }

  package func setClock(_ epochSeconds: Int) async -> Bool { false }

  package func snapshot() async throws(DynamoDBError) -> any DatabaseSnapshot {
    var tables: [ScannedTable] = []
    for name in own.withLock({ $0.sorted(by: precedesByBytes) }) {
      do throws(DynamoDBError) {
        tables.append(try await scan(name))
      } catch {
        // Another client may have deleted it, or its making failed after all.
        if error.type != "ResourceNotFoundException" { throw error }
      }
    }
    return ScannedSnapshot(scanned: tables)
  }

  private func scan(_ name: String) async throws(DynamoDBError) -> ScannedTable {
    let described = try await database.send(Call("DescribeTable", ["TableName": .string(name)]))
    let schema = described.body["Table"]?["KeySchema"]?.array ?? []
    let keyNames = ["HASH", "RANGE"].flatMap { role in
      schema.filter { $0["KeyType"]?.string == role }.compactMap { $0["AttributeName"]?.string }
    }
    var items: [Item] = []
    var start: JSON?
    repeat {
      var body: JSON.Object = ["TableName": .string(name), "ConsistentRead": true]
      body["ExclusiveStartKey"] = start
      let page = try await database.send(Call("Scan", body)).body
      for item in page["Items"]?.array ?? [] { items.append(try Item(json: item)) }
      start = page["LastEvaluatedKey"]
    } while start != nil
    return ScannedTable(
      name: name, id: described.body["Table"]?["TableId"]?.string, keyNames: keyNames,
      items: items)
  }
}

extension DynamoDBError {
  /// No service error has this name.
  fileprivate static func refused(_ reason: String) -> DynamoDBError {
    DynamoDBError(
      "RefusedByPartita",
      "\(reason), so it is left alone; --table-prefix '' and --allow-existing let it be changed")
  }
}
