import CSQLite
import DynamoDBWire

/// What other emulators stand on: one SQLite table in memory, keyed as the workload's, without any
/// of DynamoDB's rules around it.
final class SQLite {
  private var database: OpaquePointer?
  private var upsert: OpaquePointer?
  private var select: OpaquePointer?
  private var range: OpaquePointer?
  private let workload: Workload
  /// As many bytes as the engine stores for an item.
  private let item: [UInt8]

  struct Failure: Error {
    let message: String
  }

  /// - Parameter sync: When a commit is on the disk, for a database in a file.
  init(
    _ workload: Workload, isEmpty: Bool = false, path: String = ":memory:", sync: String? = nil
  ) throws {
    self.workload = workload
    item = try Item(json: workload.itemJSON(0)).bytes
    try check(sqlite3_open(path, &database))
    if let sync {
      try execute("PRAGMA journal_mode = WAL")
      try execute("PRAGMA synchronous = \(sync)")
    }
    try execute(
      "CREATE TABLE t (pk TEXT, sk TEXT, item BLOB, PRIMARY KEY (pk, sk)) WITHOUT ROWID")
    try prepare(
      "INSERT INTO t VALUES (?, ?, ?) ON CONFLICT (pk, sk) DO UPDATE SET item = excluded.item",
      &upsert)
    try prepare("SELECT item FROM t WHERE pk = ? AND sk = ?", &select)
    try prepare("SELECT item FROM t WHERE pk = ? ORDER BY sk LIMIT ?", &range)
    if isEmpty { return }
    try execute("BEGIN")
    for number in 0..<workload.itemCount { try put(workload.key(number)) }
    try execute("COMMIT")
  }

  private func execute(_ text: String) throws {
    try check(sqlite3_exec(database, text, nil, nil, nil))
  }

  deinit {
    for statement in [upsert, select, range] { sqlite3_finalize(statement) }
    sqlite3_close(database)
  }

  private func prepare(_ text: String, _ statement: inout OpaquePointer?) throws {
    try check(sqlite3_prepare_v2(database, text, -1, &statement, nil))
  }

  private func check(_ code: Int32, _ expected: Int32 = SQLITE_OK) throws {
    guard code == expected else {
      throw Failure(message: String(cString: sqlite3_errmsg(database)))
    }
  }

  /// Binds a text that stays where it is until the statement has run.
  private func bind(
    _ statement: OpaquePointer?, _ key: (partition: String, sort: String),
    _ body: () throws -> Void
  ) throws {
    try key.partition.utf8CString.withUnsafeBufferPointer { partition in
      try key.sort.utf8CString.withUnsafeBufferPointer { sort in
        sqlite3_bind_text(
          statement, 1, partition.baseAddress, Int32(partition.count - 1), nil)
        if statement != range {
          sqlite3_bind_text(statement, 2, sort.baseAddress, Int32(sort.count - 1), nil)
        }
        try body()
        sqlite3_reset(statement)
      }
    }
  }

  func put(_ key: (partition: String, sort: String)) throws {
    try bind(upsert, key) {
      try item.withUnsafeBytes { bytes in
        sqlite3_bind_blob(upsert, 3, bytes.baseAddress, Int32(bytes.count), nil)
        try check(sqlite3_step(upsert), SQLITE_DONE)
      }
    }
  }

  func get(_ key: (partition: String, sort: String)) throws -> [UInt8] {
    var found: [UInt8] = []
    try bind(select, key) {
      try check(sqlite3_step(select), SQLITE_ROW)
      found = row(select)
    }
    return found
  }

  func query(_ key: (partition: String, sort: String), limit: Int) throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    try bind(range, key) {
      sqlite3_bind_int64(range, 2, Int64(limit))
      while sqlite3_step(range) == SQLITE_ROW { found.append(row(range)) }
    }
    return found
  }

  /// A copy, since the row is gone with the next step.
  private func row(_ statement: OpaquePointer?) -> [UInt8] {
    Array(
      UnsafeRawBufferPointer(
        start: sqlite3_column_blob(statement, 0), count: Int(sqlite3_column_bytes(statement, 0))))
  }

  func rate(
    _ keys: [(partition: String, sort: String)],
    _ body: (SQLite, (partition: String, sort: String)) throws -> Void
  ) rethrows -> Double {
    let start = CPUTime.seconds
    for key in keys { try body(self, key) }
    return Double(keys.count) / (CPUTime.seconds - start)
  }
}
