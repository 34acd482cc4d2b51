import CSQLite
import Glibc

extension JournalFile {
  static let schema = [
    """
    CREATE TABLE documents (kind BLOB NOT NULL, id BLOB NOT NULL, body BLOB NOT NULL, \
    sum INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE items (tree INTEGER NOT NULL, hash INTEGER NOT NULL, key BLOB NOT NULL, \
    item BLOB NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (tree, hash, key)) WITHOUT ROWID
    """,
    """
    CREATE TABLE changes (log INTEGER NOT NULL, place INTEGER NOT NULL, body BLOB NOT NULL, \
    sum INTEGER NOT NULL, PRIMARY KEY (log, place)) WITHOUT ROWID
    """,
  ]

  /// Opens a journal, or makes one where there is no file or an empty one, and lets `read` take in
  /// what it holds.
  ///
  /// - Throws: The file is left as it was then, to the byte.
  package static func open<Content>(
    _ path: String, sync: Sync, read: (JournalFile) throws(JournalFailure) -> Content
  ) throws(JournalFailure) -> (file: JournalFile, content: Content) {
    // SQLite takes some beginnings of a path for more than a path.
    let path = path.hasPrefix("/") ? path : "./\(path)"
    var status = stat()
    if stat(path, &status) != 0 {
      guard errno == ENOENT else { throw .system("the file cannot be opened") }
      try create(path)
      guard stat(path, &status) == 0 else { throw .system("the file cannot be opened") }
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw JournalFailure(.foreign, "it is no regular file")
    }
    let isNew = status.st_size == 0
    if isNew {
      try create(path)
      guard stat(path, &status) == 0 else { throw .system("the file cannot be opened") }
    }
    let identity = FileIdentity(status)
    guard identity.take() else {
      throw JournalFailure(.inUse, "this process has the file open already")
    }
    let hadSideFile = access("\(path)-wal", F_OK) == 0
    do throws(JournalFailure) {
      return try openTaken(path, identity, sync: sync, read: read)
    } catch {
      identity.release()
      var side = stat()
      // SQLite makes an empty one before anything else.
      if !hadSideFile, stat("\(path)-wal", &side) == 0, side.st_size == 0, error.kind != .inUse {
        unlink("\(path)-wal")
      }
      throw error
    }
  }

  private static func openTaken<Content>(
    _ path: String, _ identity: FileIdentity, sync: Sync,
    read: (JournalFile) throws(JournalFailure) -> Content
  ) throws(JournalFailure) -> (file: JournalFile, content: Content) {
    try FileHeader.check(path)
    guard access(path, W_OK) == 0 else { throw .system("the file cannot be written") }
    let database = try connect(path)
    let file: JournalFile
    do throws(JournalFailure) {
      // Until all is known to be well, closing must write nothing.
      csqlite_set_option(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
      csqlite_set_option(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
      csqlite_set_option(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0)
      for pragma in [
        "trusted_schema = OFF", "cell_size_check = ON", "locking_mode = EXCLUSIVE",
        "synchronous = \(sync == .full ? "FULL" : "NORMAL")", "cache_size = -32768",
        "temp_store = MEMORY", "wal_autocheckpoint = 4000",
      ] { try run("PRAGMA \(pragma)", on: database) }
      try checkSchema(of: database)
      file = try JournalFile(database, identity)
    } catch {
      sqlite3_close_v2(database)
      throw error
    }
    do throws(JournalFailure) {
      let content = try read(file)
      csqlite_set_option(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
      return (file, content)
    } catch {
      file.close()
      throw error
    }
  }

  private static func connect(
    _ path: String, creating: Bool = false
  ) throws(JournalFailure) -> OpaquePointer {
    var connection: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
      | (creating ? SQLITE_OPEN_CREATE : 0)
    let code = sqlite3_open_v2(path, &connection, flags, nil)
    guard code == SQLITE_OK, let connection else {
      let failure = JournalFailure.sqlite(code, connection)
      sqlite3_close_v2(connection)
      throw failure
    }
    return connection
  }

  private static func run(_ text: String, on database: OpaquePointer) throws(JournalFailure) {
    let code = sqlite3_exec(database, text, nil, nil, nil)
    guard code == SQLITE_OK else { throw .sqlite(code, database) }
  }

  private static func checkSchema(of database: OpaquePointer) throws(JournalFailure) {
    var found: [String] = []
    let rows = try Statement("SELECT sql FROM sqlite_schema ORDER BY rowid", on: database)
    while try rows.next() { found.append(rows.text(0)) }
    guard found == schema else { throw .corrupt("it has other tables than a journal") }
  }

  /// Makes an empty journal beside the path and moves it there, so that a process that is ended
  /// meanwhile leaves no half of one.
  private static func create(_ path: String) throws(JournalFailure) {
    var side = stat()
    if stat("\(path)-wal", &side) == 0, side.st_size > 0 {
      throw JournalFailure(
        .foreign, "there is no database, but its side file \(path)-wal: it was moved or deleted")
    }
    let new = "\(path).new-\(getpid())"
    defer { for suffix in ["", "-wal", "-journal"] { unlink(new + suffix) } }
    let database: OpaquePointer
    do throws(JournalFailure) {
      database = try connect(new, creating: true)
    } catch {
      throw JournalFailure(error.kind, "the file cannot be made: \(error)")
    }
    do throws(JournalFailure) {
      for text in [
        "PRAGMA application_id = \(FileHeader.application)",
        "PRAGMA user_version = \(FileHeader.version)", "BEGIN",
      ] + schema + ["COMMIT", "PRAGMA journal_mode = WAL"] { try run(text, on: database) }
    } catch {
      sqlite3_close_v2(database)
      throw error
    }
    let code = sqlite3_close_v2(database)
    guard code == SQLITE_OK else { throw .sqlite(code, nil) }
    guard rename(new, path) == 0 else { throw .system("the file cannot be made") }
  }
}
