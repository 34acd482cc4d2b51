import CSQLite
import Glibc

/// Why a journal cannot be opened, read or written.
package struct JournalFailure: Error, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// The file is no journal, or one of another version.
    case foreign
    case newer
    case corrupt
    case inUse
    case diskFull
    /// Everything else that the system refuses.
    case system
  }

  package let kind: Kind
  package let description: String

  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  package static func corrupt(_ what: String) -> JournalFailure {
    JournalFailure(.corrupt, "the file is damaged: \(what)")
  }

  /// The system's own words for an error number.
  static func system(_ what: String, _ number: Int32 = errno) -> JournalFailure {
    JournalFailure(
      number == ENOSPC ? .diskFull : .system, "\(what): \(String(cString: strerror(number)))")
  }

  /// What SQLite gave back, said for somebody who does not know SQLite.
  static func sqlite(_ code: Int32, _ database: OpaquePointer?) -> JournalFailure {
    let text = database.map { String(cString: sqlite3_errmsg($0)) } ?? ""
    let number = database.map { sqlite3_system_errno($0) } ?? 0
    let reason = number == 0 ? text : String(cString: strerror(number))
    switch code & 0xFF {
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA, SQLITE_MISMATCH:
      return .corrupt(text)
    case SQLITE_BUSY, SQLITE_LOCKED:
      return JournalFailure(.inUse, "another process has the file open")
    case SQLITE_FULL: return JournalFailure(.diskFull, "the disk is full")
    default: return JournalFailure(.system, reason)
    }
  }
}
