import CSQLite

/// One prepared statement of SQLite; columns and parameters are counted from 0.
final class Statement {
  private let database: OpaquePointer
  private var statement: OpaquePointer?

  init(_ text: String, on database: OpaquePointer) throws(JournalFailure) {
    self.database = database
    let code = sqlite3_prepare_v3(
      database, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK else { throw .sqlite(code, database) }
  }

  deinit { finish() }

  /// Gives it back before its connection is closed, which would live on with it.
  func finish() {
    sqlite3_finalize(statement)
    statement = nil
  }

  func bind(_ number: Int, at place: Int32) {
    sqlite3_bind_int64(statement, place + 1, Int64(number))
  }

  /// Binds bytes that stay where they are until the statement has run.
  func bind(_ bytes: UnsafeRawBufferPointer, at place: Int32) {
    sqlite3_bind_blob64(statement, place + 1, bytes.baseAddress, UInt64(bytes.count), nil)
  }

  /// Runs a statement that gives no rows.
  func run() throws(JournalFailure) {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw .sqlite(code, database) }
  }

  /// - Returns: Whether there is another row.
  func next() throws(JournalFailure) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(statement)
      return false
    case let code:
      sqlite3_reset(statement)
      throw .sqlite(code, database)
    }
  }

  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

  /// Valid until the next row.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
}
