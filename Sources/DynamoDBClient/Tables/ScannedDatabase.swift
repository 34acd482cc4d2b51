import DynamoDBExpressions
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
  private let own = Mutex<[String: TableHistory]>([:])
  /// A table with more items is not read whole any more.
  private let limit: Int

  /// - Parameter ownsPrefix: Whether the database shows this run's tables alone, so that none is
  ///   another's.
  package init(
    _ database: any DynamoDB, allowsExisting: Bool, ownsPrefix: Bool = false,
    limit: Int = TableHistory.limit
  ) {
    self.database = database
    self.limit = limit
    self.allowsExisting = allowsExisting
    self.ownsPrefix = ownsPrefix
  }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let tables = call.tables.map(TableMembers.name)
    let isHarmless =
      Self.reading.contains(call.operation) || call.createdTable != nil || call.onlySelects
    if !allowsExisting, !ownsPrefix, !isHarmless {
      guard !tables.isEmpty else {
        throw .refused("What '\(call.operation)' would change cannot be told from its request")
      }
      for table in tables { try await refuseForeign(table) }
    }
    if let table = call.createdTable { return try await create(table, call) }
    guard !Self.reading.contains(call.operation), !call.onlySelects else {
      return try await database.send(call)
    }
    let written = call.writtenItems { table in
      own.withLock { $0[TableMembers.name(of: table)]?.last?.keyNames ?? [] }
    }
    do throws(DynamoDBError) {
      let answer = try await database.send(call)
      if call.operation == "DeleteTable", let table = tables.first {
        own.withLock { $0[table] = nil }
      }
      note(call.isDoneWhole(by: answer) ? written : written.map(\.unknown), of: tables)
      return answer
    } catch {
      note(written.map(\.unknown), of: tables)
      throw error
    }
  }

  /// Notes what a call wrote, or may have written.
  private func note(_ written: [WrittenItem], of tables: [String]) {
    own.withLock { own in
      for table in Set(tables) {
        own[table]?.note(written.filter { TableMembers.name(of: $0.table) == table })
      }
    }
  }

  /// A table counts as the run's own from before it is asked for, so that it is deleted even where
  /// the answer is lost.
  private func create(_ table: String, _ call: Call) async throws(DynamoDBError) -> Answer {
    let isNew = own.withLock { own in
      guard own[table] == nil else { return false }
      own[table] = TableHistory(isRestored: call.operation != "CreateTable")
      return true
    }
    do throws(DynamoDBError) {
      return try await database.send(call)
    } catch {
      if isNew, !error.isAnswerLost { own.withLock { $0[table] = nil } }
      throw error
    }
  }

  /// Operations that change nothing.
  private static let reading: Set<String> = [
    "BatchGetItem", "DescribeBackup", "DescribeContinuousBackups", "DescribeEndpoints",
    "DescribeLimits", "DescribeStream", "DescribeTable", "DescribeTimeToLive", "GetItem",
    "GetRecords", "GetResourcePolicy", "GetShardIterator", "ListBackups", "ListStreams",
    "ListTables", "ListTagsOfResource", "Query", "Scan", "TransactGetItems",
  ]

  /// A table that is not there is nobody's: the service says so itself.
  private func refuseForeign(_ table: String) async throws(DynamoDBError) {
    if own.withLock({ $0[table] != nil }) { return }
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
    for table in own.withLock({ $0.keys.sorted(by: precedesByBytes) }) {
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
    for (name, history) in own.withLock({ $0.sorted { precedesByBytes($0.key, $1.key) } }) {
      do throws(DynamoDBError) {
        tables.append(try await state(of: name, history))
      } catch {
        // Another client may have deleted it, or its making failed after all.
        if error.type != "ResourceNotFoundException" { throw error }
      }
    }
    return ScannedSnapshot(scanned: tables)
  }

  private func state(
    of name: String, _ history: TableHistory
  ) async throws(DynamoDBError) -> ScannedTable {
    if !history.hasChanged, let last = history.last { return last }
    var history = history
    if !history.isLarge {
      let reader = TableReader(name, in: database)
      let table = try await reader.table(atMost: history.isRestored ? .max : limit)
      if let whole = table.whole {
        history.keep(whole)
        own.withLock { [history] in $0[name] = history }
        return whole
      }
      history.becomeLarge(table.described)
    }
    let keys = history.settle()
    let found = try await TableReader(name, in: database).items(keys)
    let table = history.tell(found, of: keys)
    own.withLock { [history] in $0[name] = history }
    return table ?? ScannedTable(name: name, id: nil, keyNames: [], items: [])
  }
}

extension Call {
  /// The table that the call makes; nil where it makes none.
  fileprivate var createdTable: String? {
    switch operation {
    case "CreateTable": body["TableName"]?.string
    case "RestoreTableFromBackup", "RestoreTableToPointInTime": body["TargetTableName"]?.string
    default: nil
    }
  }
}

extension Call {
  /// The PartiQL statements of a call; nil where it has none, or one that cannot be read.
  var statements: [Statement]? {
    let one = body["Statement"].map { _ in JSON.object(body) }
    let several = (body["Statements"] ?? body["TransactStatements"])?.array
    guard let requests = several ?? one.map({ [$0] }) else { return nil }
    var statements: [Statement] = []
    for request in requests {
      do throws(DynamoDBError) {
        var values: [AttributeValue] = []
        for value in request["Parameters"]?.array ?? [] {
          values.append(try AttributeValue(json: value))
        }
        let text = request["Statement"]?.string ?? ""
        statements.append(try Statement(parsing: text, parameters: values))
      } catch {
        return nil
      }
    }
    return statements
  }

  fileprivate var onlySelects: Bool { statements?.allSatisfy(\.isRead) ?? false }

  /// Whether nothing of a batch was left undone.
  fileprivate func isDoneWhole(by answer: Answer) -> Bool {
    operation != "BatchExecuteStatement"
      && (answer.body["UnprocessedItems"]?.object?.members ?? []).isEmpty
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
