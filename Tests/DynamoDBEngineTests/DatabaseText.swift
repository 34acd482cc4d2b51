import DynamoDBWire
import Foundation
import Journal

@testable import DynamoDBEngine

/// A whole database as lines in order: what a journal keeps of it, and what is made anew of that.
enum DatabaseText {
  static func lines(of database: Database) throws -> [String] {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    let (file, _) = try JournalFile.open(path, sync: .normal) { _ throws(JournalFailure) in }
    try file.transaction { file throws(JournalFailure) in
      try database.write(to: file, since: Database())
    }
    defer { file.close() }
    return try lines(of: file) + derived(of: database)
  }

  /// The rows of a journal.
  static func lines(of file: JournalFile) throws -> [String] {
    var lines: [String] = []
    try file.readDocuments { kind, id, bytes throws(JournalFailure) in
      lines.append("\(kind) \(id) \(String(decoding: bytes, as: UTF8.self))")
    }
    try file.readItems { tree, hash, key, item throws(JournalFailure) in
      lines.append(
        "item \(tree) \(hash) \(Data(key).base64EncodedString()) \(Data(item).base64EncodedString())"
      )
    }
    try file.readChanges { log, place, bytes throws(JournalFailure) in
      lines.append("change \(log) \(place) \(Data(bytes).base64EncodedString())")
    }
    return lines
  }

  private static func derived(of database: Database) -> [String] {
    let tables = database.tableNames.compactMap { database.tablesByName[$0] }
    var lines = ["expiring \(database.expiringTables)"]
    for table in tables + database.backups.map(\.table) {
      lines.append("\(table.name): \(table.items.count) items, \(table.byteCount) bytes")
      for index in table.indexes {
        lines.append("\(table.name).\(index.name): \(index.byteCount) bytes")
        index.entries.scan { key, item in
          lines.append(
            "  \(key.hash) \(Data(key.bytes).base64EncodedString()) \(JSON.item(item).text)")
          return true
        }
      }
      for (key, end) in table.followers?.expiry?.expired(at: 1 << 40) ?? [] {
        lines.append("  \(Data(key.bytes).base64EncodedString()) expires \(end)")
      }
    }
    return lines
  }
}

/// A path in the system's folder for such files, and what SQLite puts beside it.
enum TemporaryFile {
  static var path: String {
    FileManager.default.temporaryDirectory.appending(path: "partita-\(UUID().uuidString).db").path()
  }

  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }
}
