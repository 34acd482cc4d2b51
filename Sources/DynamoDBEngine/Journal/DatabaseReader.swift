import DynamoDBWire
package import Journal

/// Makes a database of the rows of a journal: all documents first, then all items, then all changes.
///
/// Rows are believed only after a look: whatever they hold, the answer is a database that can be
/// used, or an error.
package struct DatabaseReader {
  private var database = Database()
  private var tables: [Int: Table] = [:]
  private var backups: [Int: (document: Document, table: Table)] = [:]
  private var streams: [Int: ChangeStream] = [:]
  /// What follows a table, by its number.
  private var followers: [Int: (stream: Int?, recovery: Int?, timeToLive: String?)] = [:]
  private var recoveries: [Int: (log: RecoveryLog, keys: KeySchema)] = [:]
  /// The tree that is being read.
  private var tree: Int?
  private var keys = KeySchema(partition: [], sort: [])
  private var builder = BPlusTree<Item>.Builder()
  private var byteCount = 0

  package init() {}

  package mutating func read(
    document kind: String, _ id: String, _ bytes: UnsafeRawBufferPointer
  ) throws(JournalFailure) {
    let document = try Document(bytes)
    switch kind {
    case "state": database.counters = try Database.Counters(document)
    case "table": try read(table: document, try Self.number(id))
    case "stream":
      let number = try Self.number(id)
      streams[number] = try ChangeStream(document, number: number)
    case "backup":
      backups[try Self.number(id)] = (document, try Table(document.document("table")))
    case "policy":
      database.policies[id] = ResourcePolicy(
        text: try document.text("text"), revision: try document.text("revision"))
    default: throw .corrupt("there is a document of kind '\(kind)'")
    }
  }

  private static func number(_ id: String) throws(JournalFailure) -> Int {
    guard let number = Int(id), (1...1 << 50).contains(number) else {
      throw .corrupt("a document has no good id")
    }
    return number
  }

  private mutating func read(table document: Document, _ number: Int) throws(JournalFailure) {
    let table = try Table(document)
    guard table.number == number else { throw Document.lacks("number") }
    let recovery =
      document.has("recovery") ? try RecoveryLog(document.document("recovery")) : nil
    if let recovery { recoveries[recovery.number] = (recovery, table.keys) }
    followers[number] = (
      try document.optionalNumber("stream"), recovery?.number,
      try document.optionalText("timeToLive")
    )
    tables[number] = table
  }

  package mutating func read(
    itemIn tree: Int, hash: UInt64, key: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer
  ) throws(JournalFailure) {
    if self.tree != tree {
      finishTree()
      guard let table = tree < 0 ? backups[-tree]?.table : tables[tree] else {
        throw .corrupt("there are items of no table")
      }
      (self.tree, keys) = (tree, table.keys)
    }
    guard let item = Item(checking: bytes) else { throw .corrupt("an item is none") }
    guard let place = keys.treeKey(of: item), place.hash == hash, place.bytes.elementsEqual(key)
    else { throw .corrupt("an item has another key than its place") }
    guard builder.append(item, at: place) else { throw .corrupt("items are not in order") }
    byteCount += item.size
  }

  private mutating func finishTree() {
    guard let tree else { return }
    let items = builder.tree()
    if tree < 0 {
      backups[-tree]?.table.items = items
      backups[-tree]?.table.byteCount = byteCount
    } else {
      tables[tree]?.items = items
      tables[tree]?.byteCount = byteCount
    }
    (self.tree, builder, byteCount) = (nil, BPlusTree<Item>.Builder(), 0)
  }

  package mutating func read(
    changeOf log: Int, at place: Int, _ bytes: UnsafeRawBufferPointer
  ) throws(JournalFailure) {
    let end: Int?
    if log == Database.tokenLog {
      end = database.idempotency.log.endIndex
      if place == end { database.idempotency.append(try Idempotency.Entry(bytes)) }
    } else if let stream = streams[log] {
      end = stream.log.endIndex
      if place == end { streams[log]?.log.append(try StreamRecord(bytes)) }
    } else if let recovery = recoveries[log] {
      end = recovery.log.log.endIndex
      if place == end {
        recoveries[log]?.log.log.append(
          try RecoveryLog.Change(bytes, keys: recovery.keys))
      }
    } else {
      throw .corrupt("there are changes of no log")
    }
    guard place == end else { throw .corrupt("a change is missing") }
  }

  /// The database, once all rows are read.
  mutating func finish() throws(JournalFailure) -> Database {
    finishTree()
    guard streams.values.allSatisfy(\.isSound) else {
      throw .corrupt("a stream has no good shards")
    }
    for (number, var table) in tables {
      table.fillIndexes()
      try follow(&table, number)
      guard database.tablesByName.updateValue(table, forKey: table.name) == nil else {
        throw .corrupt("two tables have one name")
      }
      if table.followers?.expiry != nil { database.expiringTables.append(table.name) }
    }
    tables = [:]
    database.expiringTables.sort(by: precedesByBytes)
    guard streams.values.allSatisfy({ $0.closed != nil }) else {
      throw .corrupt("an open stream has no table")
    }
    database.closedStreams = streams.values.sorted { $0.number < $1.number }
    for (number, backup) in backups.sorted(by: { $0.key < $1.key }) {
      var table = backup.table
      table.fillIndexes()
      database.backups.append(try Backup(backup.document, number: number, table: table))
    }
    try checkCounters()
    return database
  }

  private mutating func follow(_ table: inout Table, _ number: Int) throws(JournalFailure) {
    guard let followers = followers[number] else { return }
    let items = table.items
    var stream: ChangeStream?
    if let number = followers.stream {
      stream = streams.removeValue(forKey: number)
      guard let stream, stream.closed == nil, sameBytes(stream.tableName, table.name) else {
        throw .corrupt("a table has no stream")
      }
    }
    let recovery = followers.recovery.flatMap { recoveries[$0]?.log }
    table.follow {
      $0.stream = stream
      $0.recovery = recovery
      $0.expiry = followers.timeToLive.map { ExpiryIndex(attribute: $0, of: items) }
    }
  }

  /// What has been given out must not be given out again.
  private func checkCounters() throws(JournalFailure) {
    let logs = database.streamsAndRecoveries
    guard database.tablesByName.values.allSatisfy({ $0.number <= database.tablesCreated }),
      logs.allSatisfy({ $0 <= database.logsCreated }),
      database.backups.allSatisfy({ $0.number <= database.backupsCreated })
    else { throw .corrupt("more has been counted than its counters say") }
  }
}

extension Database {
  fileprivate var streamsAndRecoveries: [Int] {
    closedStreams.map(\.number)
      + tablesByName.values.compactMap(\.followers?.stream?.number)
      + tablesByName.values.compactMap(\.followers?.recovery?.number)
  }
}

extension DatabaseReader {
  /// Reads a whole file.
  static func database(in file: JournalFile) throws(JournalFailure) -> Database {
    var reader = DatabaseReader()
    try file.readDocuments { kind, id, bytes throws(JournalFailure) in
      try reader.read(document: kind, id, bytes)
    }
    try file.readItems { tree, hash, key, item throws(JournalFailure) in
      try reader.read(itemIn: tree, hash: hash, key: key, item)
    }
    try file.readChanges { log, place, bytes throws(JournalFailure) in
      try reader.read(changeOf: log, at: place, bytes)
    }
    return try reader.finish()
  }

  /// An engine with what was read, which is kept nowhere.
  package mutating func engine() throws(JournalFailure) -> Engine { Engine(state: try finish()) }
}
