import Dispatch
package import DynamoDBWire
package import Journal
import Synchronization

/// An engine whose writes are in a journal before they are answered.
///
/// There are two states: what writes are planned on, and what the journal has. A write changes the
/// first and waits; one thread writes the difference of the two in one transaction, for all that wait
/// meanwhile. Reads are answered from the second at once, so nobody sees what could still be lost.
/// Where the journal fails, the first state is given up for the second: there is nothing to undo.
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
    /// What writes are planned on.
    var current: Database
    /// What the journal has.
    var kept: Database
    /// Counts the changes of `current`, and says how many of them `kept` has.
    var changes = 0
    var keptChanges = 0
    /// The last change that was made by time to live.
    var lastExpiry = 0
    var waiting: [Waiting] = []
    var isWriting = false
    var isClosed = false

    mutating func takeWaiting(upTo change: Int) -> [Waiting] {
      // In the order of their changes.
      let count = waiting.firstIndex { $0.change > change } ?? waiting.count
      defer { waiting.removeFirst(count) }
      return Array(waiting[..<count])
    }
  }

  /// An answer that may go once the journal has what it tells of.
  private struct Waiting {
    let change: Int
    let result: Result<Answer, DynamoDBError>
    /// Of a read: what to run again where the journal fails.
    let read: (any Operation)?
    let deliver: @Sendable (Result<Answer, DynamoDBError>) -> Void
  }

  /// - Parameter database: What the journal has.
  init(_ database: Database, journal: any DatabaseJournal, clock: EngineClock) {
    state = Mutex(State(current: database, kept: database))
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
    let isRead = type(of: operation).isRead
    enum Outcome {
      case answered(Result<Answer, DynamoDBError>)
      case waits
      case reads(Database)
    }
    let outcome = state.withLock { state -> Outcome in
      if state.isClosed { return .answered(.failure(.journalClosed)) }
      advance(&state, to: clock == .system ? EngineClock.now : state.current.clock)
      if isRead, state.lastExpiry <= state.keptChanges {
        var database = state.kept
        database.clock = state.current.clock
        return .reads(database)
      }
      let result = Engine.result(of: operation, call, on: &state.current)
      if !isRead, case .success = result { state.changes += 1 }
      guard state.changes > state.keptChanges else { return .answered(result) }
      state.waiting.append(
        Waiting(
          change: state.changes, result: result, read: isRead ? operation : nil, deliver: deliver))
      startWriting(&state)
      return .waits
    }
    switch outcome {
    case .answered(let result): return result
    case .waits: return nil
    case .reads(var database): return Engine.result(of: operation, call, on: &database)
    }
  }

  /// Time never goes back: what is kept may be of a later time than a scenario begins at.
  private func advance(_ state: inout State, to time: Int) {
    guard state.current.advance(to: max(time, state.current.clock)) else { return }
    state.changes += 1
    state.lastExpiry = state.changes
  }

  // MARK: The journal

  private func startWriting(_ state: inout State) {
    if state.isWriting { return }
    state.isWriting = true
    writer.async { [self] in while writeGroup() {} }
  }

  /// Writes what has gathered.
  /// - Returns: Whether to come again.
  private func writeGroup() -> Bool {
    let group = state.withLock { state -> (from: Database, to: Database, changes: Int)? in
      if state.changes == state.keptChanges {
        state.isWriting = false
        return nil
      }
      return (state.kept, state.current, state.changes)
    }
    guard let group else { return false }
    do throws(JournalFailure) {
      try journal.write(from: group.from, to: group.to)
      let answers = state.withLock { state in
        state.kept = group.to
        state.keptChanges = group.changes
        return state.takeWaiting(upTo: group.changes)
      }
      for answer in answers { answer.deliver(answer.result) }
    } catch {
      giveUp(because: error)
    }
    return true
  }

  /// Goes back to what the journal has; nobody was told of anything else.
  private func giveUp(because failure: JournalFailure) {
    let (answers, kept) = state.withLock { state in
      let now = state.current.clock
      state.current = state.kept
      state.current.clock = now
      state.keptChanges = state.changes
      return (state.takeWaiting(upTo: state.changes), state.current)
    }
    for answer in answers {
      guard let read = answer.read else {
        answer.deliver(.failure(.journalFailed(failure)))
        continue
      }
      // What has expired is still in the journal, but no reader need see that.
      var database = kept
      _ = database.advance(to: kept.clock)
      answer.deliver(Engine.result(of: read, Call(type(of: read).name, [:]), on: &database))
    }
  }

  /// Waits for what is being written, and lets others have the file.
  package func close() {
    state.withLock { $0.isClosed = true }
    writer.sync { while writeGroup() {} }
    let (kept, current) = state.withLock { ($0.kept, $0.current) }
    // The clock may have moved since.
    if kept.clock != current.clock { try? journal.write(from: kept, to: current) }
    journal.close()
  }

  // MARK: A runner's

  package func snapshot() async -> any DatabaseSnapshot { state.withLock { $0.kept } }

  package func setClock(_ epochSeconds: Int) async -> Bool {
    guard clock == .manual else { return false }
    let expires = state.withLock { state in
      advance(&state, to: epochSeconds)
      return state.lastExpiry > state.keptChanges
    }
    // A request that changes nothing waits for what has expired to be kept.
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
