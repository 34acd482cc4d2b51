import Dispatch
package import DynamoDBWire
package import Journal
import Synchronization

/// An engine whose writes are in a journal before they are answered.
///
/// Reads are answered at once from the state that the journal has, so nobody sees what could still be
/// lost. Whatever may write waits for one thread, which carries all that has gathered out on a copy of
/// that state, writes the difference of the two in one transaction, and answers all of them. Where the
/// journal fails, the copy is dropped: there is nothing to undo.
///
/// ```swift
/// let engine = try JournaledEngine.open("shop.db", sync: .full)
/// _ = try await engine.send(Call("PutItem", …))  // on the disk
/// engine.close()
/// ```
package final class JournaledEngine: DeferringDynamoDB, ObservableDatabase {
  private let state: Mutex<State>
  private let clock: EngineClock
  private let journal: any DatabaseJournal
  private let writer = DispatchQueue(label: "journal")

  private struct State {
    /// What the journal has.
    var kept: Database
    /// Time never goes back: what is kept may be of a later time than a scenario begins at.
    var now: Int
    var waiting: [Request] = []
    var isWriting = false
    var isClosed = false
  }

  /// A call that waits for the writing thread.
  private struct Request {
    let call: Call
    let operation: any Operation
    let isRead: Bool
    let deliver: @Sendable (Result<Answer, DynamoDBError>) -> Void
  }

  /// - Parameter database: What the journal has.
  init(_ database: Database, journal: any DatabaseJournal, clock: EngineClock) {
    state = Mutex(State(kept: database, now: database.clock))
    self.journal = journal
    self.clock = clock
  }

  /// Opens a database's file, or makes one where there is none.
  package static func open(
    _ path: String, sync: JournalFile.Sync, clock: EngineClock = .manual
  ) throws(JournalFailure) -> JournaledEngine {
    let (file, database) = try JournalFile.open(path, sync: sync) {
      file throws(JournalFailure) in try DatabaseReader.database(in: file)
    }
    return JournaledEngine(database, journal: FileJournal(file), clock: clock)
  }

  // MARK: Answers

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let result = await withCheckedContinuation { continuation in
      if let result = run(call, later: { continuation.resume(returning: $0) }) {
        continuation.resume(returning: result)
      }
    }
    return try result.get()
  }

  package func run(
    _ call: Call, later deliver: @escaping @Sendable (Result<Answer, DynamoDBError>) -> Void
  ) -> Result<Answer, DynamoDBError>? {
    let operation: any Operation
    do throws(DynamoDBError) {
      operation = try Engine.operation(call)
    } catch {
      return .failure(error)
    }
    let request = Request(
      call: call, operation: operation, isRead: type(of: operation).isRead, deliver: deliver)
    enum Outcome {
      case isClosed
      case reads(Database)
      case waits(startsWriting: Bool)
    }
    let outcome = state.withLock { state -> Outcome in
      if state.isClosed { return .isClosed }
      if clock == .system { state.now = max(state.now, EngineClock.now) }
      if request.isRead, !state.kept.hasExpired(at: state.now) {
        var database = state.kept
        database.clock = state.now
        return .reads(database)
      }
      state.waiting.append(request)
      defer { state.isWriting = true }
      return .waits(startsWriting: !state.isWriting)
    }
    switch outcome {
    case .isClosed: return .failure(.journalClosed)
    case .reads(var database): return Engine.result(of: operation, call, on: &database)
    case .waits(let startsWriting):
      if startsWriting { writer.async { [self] in while writeGroup() {} } }
      return nil
    }
  }

  // MARK: The journal

  /// Carries out and writes what has gathered.
  /// - Returns: Whether to come again.
  private func writeGroup() -> Bool {
    let (requests, kept, now) = state.withLock { state in
      defer { state.waiting = [] }
      if state.waiting.isEmpty { state.isWriting = false }
      return (state.waiting, state.kept, state.now)
    }
    if requests.isEmpty { return false }
    var database = kept
    var changes = false
    var results: [Result<Answer, DynamoDBError>] = []
    results.reserveCapacity(requests.count)
    for request in requests {
      if database.advance(to: now) { changes = true }
      let result = Engine.result(of: request.operation, request.call, on: &database)
      if !request.isRead, case .success = result { changes = true }
      results.append(result)
    }
    do throws(JournalFailure) {
      if changes {
        try journal.write(from: kept, to: database)
        state.withLock { $0.kept = database }
      }
      for (request, result) in zip(requests, results) { request.deliver(result) }
    } catch {
      giveUp(requests, on: kept, at: now, because: error)
    }
    return true
  }

  /// What was carried out is not so; reads do without it.
  private func giveUp(
    _ requests: [Request], on kept: Database, at now: Int, because failure: JournalFailure
  ) {
    // What has expired is still in the journal, but no reader need see that.
    var database = kept
    database.advance(to: now)
    for request in requests {
      request.deliver(
        request.isRead
          ? Engine.result(of: request.operation, request.call, on: &database)
          : .failure(.journalFailed(failure)))
    }
  }

  /// Waits for what is being written, and lets others have the file.
  package func close() {
    state.withLock { $0.isClosed = true }
    writer.sync { while writeGroup() {} }
    let (kept, now) = state.withLock { ($0.kept, $0.now) }
    if kept.clock != now {
      var database = kept
      database.advance(to: now)
      // Where that fails, the file is of an earlier moment.
      try? journal.write(from: kept, to: database)
    }
    journal.close()
  }

  // MARK: A runner's

  package func snapshot() async -> any DatabaseSnapshot {
    state.withLock { state in
      var database = state.kept
      database.clock = state.now
      return database
    }
  }

  package func setClock(_ epochSeconds: Int) async -> Bool {
    guard clock == .manual else { return false }
    let expires = state.withLock { state in
      state.now = max(state.now, epochSeconds)
      return state.kept.hasExpired(at: state.now)
    }
    // Any read waits for what has expired to be kept as deleted.
    if expires { _ = try? await send(Call("ListTables", [:])) }
    return true
  }
}

extension DynamoDBError {
  fileprivate static func journalFailed(_ failure: JournalFailure) -> DynamoDBError {
    DynamoDBError(
      "InternalServerError", "The write was not carried out, it could not be kept: \(failure)")
  }

  fileprivate static let journalClosed = DynamoDBError(
    "InternalServerError", "The database is being closed")
}
