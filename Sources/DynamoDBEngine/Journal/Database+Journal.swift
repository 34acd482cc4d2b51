import DynamoDBWire
import Journal

/// Writes what differs between two states of a database, and nothing else: since a state is a value,
/// no operation need know that there is a journal.
extension Database {
  /// The log that the tokens of transactions are kept as; those of streams and point-in-time
  /// recovery are counted from 1.
  static let tokenLog = 0

  /// - Parameter earlier: The state that the journal has.
  func write(to file: JournalFile, since earlier: Database) throws(JournalFailure) {
    let counters = counters
    if counters != earlier.counters {
      try file.put(document: "state", "", counters.document.documentBytes)
    }
    for (name, table) in tablesByName {
      let old = earlier.tablesByName[name]
      try table.write(to: file, since: old?.number == table.number ? old : nil)
    }
    for (name, old) in earlier.tablesByName where tablesByName[name]?.number != old.number {
      try file.remove(document: "table", String(old.number))
      try file.remove(tree: old.number)
      if let recovery = old.followers?.recovery { try file.removeChanges(of: recovery.number) }
    }
    try writeStreams(to: file, since: earlier)
    try writeBackups(to: file, since: earlier)
    try writePolicies(to: file, since: earlier)
    let (tokens, old) = (idempotency.log, earlier.idempotency.log)
    try tokens.write(to: file, as: Self.tokenLog, since: old) { $0.bytes }
  }

  private func writeStreams(
    to file: JournalFile, since earlier: Database
  ) throws(JournalFailure) {
    let (new, old) = (streamsByNumber, earlier.streamsByNumber)
    for (number, stream) in new {
      let before = old[number]
      if before?.shards != stream.shards || before?.closed != stream.closed
        || before?.log.startIndex != stream.log.startIndex
      {
        try file.put(document: "stream", String(number), stream.document.documentBytes)
      }
      try stream.log.write(to: file, as: number, since: before?.log) { $0.bytes }
    }
    for number in old.keys where new[number] == nil {
      try file.remove(document: "stream", String(number))
      try file.removeChanges(of: number)
    }
  }

  private var streamsByNumber: [Int: ChangeStream] {
    var streams: [Int: ChangeStream] = [:]
    for stream in closedStreams { streams[stream.number] = stream }
    for table in tablesByName.values where table.followers != nil {
      if let stream = table.followers?.stream { streams[stream.number] = stream }
    }
    return streams
  }

  /// The items of a backup stand in a tree of their own, numbered below zero.
  private func writeBackups(
    to file: JournalFile, since earlier: Database
  ) throws(JournalFailure) {
    guard backupsCreated != earlier.backupsCreated || backups.count != earlier.backups.count else {
      return
    }
    let (new, old) = (Set(backups.map(\.number)), Set(earlier.backups.map(\.number)))
    for backup in backups where !old.contains(backup.number) {
      try file.put(document: "backup", String(backup.number), backup.document.documentBytes)
      try backup.table.items.write(to: file, as: -backup.number, since: BPlusTree())
    }
    for number in old.subtracting(new) {
      try file.remove(document: "backup", String(number))
      try file.remove(tree: -number)
    }
  }

  private func writePolicies(
    to file: JournalFile, since earlier: Database
  ) throws(JournalFailure) {
    guard policiesPut != earlier.policiesPut || policies.count != earlier.policies.count else {
      return
    }
    for (arn, policy) in policies where earlier.policies[arn]?.revision != policy.revision {
      let document: JSON.Object = [
        "text": .string(policy.text), "revision": .string(policy.revision),
      ]
      try file.put(document: "policy", arn, document.documentBytes)
    }
    for arn in earlier.policies.keys where policies[arn] == nil {
      try file.remove(document: "policy", arn)
    }
  }
}

extension Table {
  fileprivate func write(to file: JournalFile, since earlier: Table?) throws(JournalFailure) {
    if earlier.map({ !hasDocument(of: $0) }) ?? true {
      try file.put(document: "table", String(number), document.documentBytes)
    }
    try items.write(to: file, as: number, since: earlier?.items ?? BPlusTree())
    let old = earlier?.followers?.recovery
    let new = followers?.recovery
    if let old, old.number != new?.number { try file.removeChanges(of: old.number) }
    guard let new else { return }
    try new.log.write(to: file, as: new.number, since: old?.number == new.number ? old?.log : nil) {
      $0.bytes
    }
  }
}

extension BPlusTree<Item> {
  fileprivate func write(
    to file: JournalFile, as tree: Int, since earlier: BPlusTree
  ) throws(JournalFailure) {
    var failure: JournalFailure?
    quickDifference(since: earlier) { key, before, after in
      guard failure == nil else { return }
      do throws(JournalFailure) {
        if let after {
          guard before?.bytes != after.bytes else { return }
          try file.put(item: after.bytes, hash: key.hash, key: key.bytes, tree: tree)
        } else {
          try file.removeItem(hash: key.hash, key: key.bytes, tree: tree)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}

extension AppendLog {
  /// - Parameter earlier: The log at an earlier time; nil where the journal has nothing of it.
  fileprivate func write(
    to file: JournalFile, as number: Int, since earlier: AppendLog?,
    _ bytes: (Element) -> [UInt8]
  ) throws(JournalFailure) {
    for place in max(startIndex, earlier?.endIndex ?? startIndex)..<max(startIndex, endIndex) {
      try file.put(change: bytes(self[place]), at: place, log: number)
    }
    if let earlier, earlier.startIndex < startIndex {
      try file.removeChanges(of: number, before: startIndex)
    }
  }
}
