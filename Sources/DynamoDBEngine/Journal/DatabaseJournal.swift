import Journal
import Synchronization

/// Where the changes of a database are kept.
protocol DatabaseJournal: Sendable {
  /// Keeps what differs between the state it has and a later one, all of it or nothing.
  func write(from earlier: Database, to later: Database) throws(JournalFailure)

  func close()
}

/// The file of a journal, for one thread after the other.
final class FileJournal: DatabaseJournal {
  private let file: Mutex<JournalFile>

  init(_ file: sending JournalFile) { self.file = Mutex(file) }

  func write(from earlier: Database, to later: Database) throws(JournalFailure) {
    let result = file.withLock { file -> Result<Void, JournalFailure> in
      do throws(JournalFailure) {
        return .success(
          try file.transaction { file throws(JournalFailure) in
            try later.write(to: file, since: earlier)
          })
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  func close() { file.withLock { $0.close() } }
}
