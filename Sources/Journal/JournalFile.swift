import CSQLite

/// A database file: rows of three kinds in SQLite, written in transactions and read back as a whole.
///
/// * Documents: settings of tables, streams, backups and so on, by kind and id.
/// * Items: by the tree they stand in and their place in it, in the tree's order.
/// * Changes: of logs, by the log and their place in it.
///
/// What the rows mean is the engine's affair. The file is locked while it is open. Used by one thread
/// at a time.
package final class JournalFile {
  /// When what was written is on the disk itself.
  package enum Sync: String, Sendable, CaseIterable {
    /// The last moments may be lost when the machine loses power, never when the process ends.
    case normal
    /// Before a transaction is done.
    case full
  }

  let database: OpaquePointer
  let identity: FileIdentity
  private var isOpen = true
  private let begin: Statement
  private let commit: Statement
  private let rollback: Statement
  let putDocument: Statement
  let removeDocument: Statement
  let putItem: Statement
  let removeItem: Statement
  let removeTree: Statement
  let putChange: Statement
  let removeChanges: Statement

  /// - Parameter database: An open connection to a file that holds a journal.
  init(_ database: OpaquePointer, _ identity: FileIdentity) throws(JournalFailure) {
    self.database = database
    self.identity = identity
    begin = try Statement("BEGIN IMMEDIATE", on: database)
    commit = try Statement("COMMIT", on: database)
    rollback = try Statement("ROLLBACK", on: database)
    putDocument = try Statement("REPLACE INTO documents VALUES (?, ?, ?, ?)", on: database)
    removeDocument = try Statement(
      "DELETE FROM documents WHERE kind = ? AND id = ?", on: database)
    putItem = try Statement("REPLACE INTO items VALUES (?, ?, ?, ?, ?)", on: database)
    removeItem = try Statement(
      "DELETE FROM items WHERE tree = ? AND hash = ? AND key = ?", on: database)
    removeTree = try Statement("DELETE FROM items WHERE tree = ?", on: database)
    putChange = try Statement("REPLACE INTO changes VALUES (?, ?, ?, ?)", on: database)
    removeChanges = try Statement(
      "DELETE FROM changes WHERE log = ? AND place < ?", on: database)
  }

  /// Writes what `body` writes, all of it or nothing.
  ///
  /// - Throws: Where it was nothing.
  package func transaction(
    _ body: (JournalFile) throws(JournalFailure) -> Void
  ) throws(JournalFailure) {
    guard isOpen else { throw JournalFailure(.system, "the journal is closed") }
    try begin.run()
    do throws(JournalFailure) {
      try body(self)
      try commit.run()
    } catch {
      // SQLite has rolled back by itself where the disk is full.
      if sqlite3_get_autocommit(database) == 0 { try? rollback.run() }
      throw error
    }
  }

  /// Moves what is in the side file to the file itself, and lets others have it.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    for statement in [
      begin, commit, rollback, putDocument, removeDocument, putItem, removeItem, removeTree,
      putChange,
      removeChanges,
    ] { statement.finish() }
    sqlite3_close_v2(database)
    identity.release()
  }

  deinit { close() }
}
