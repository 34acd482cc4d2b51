import DynamoDBRetries
import DynamoDBWire
import Scenarios
import Synchronization

/// A database with faults on purpose, the same ones each time for the same seed.
///
/// ```yaml
/// disturb: { throttle: every 3rd write, page_bytes: 1KB }
/// ```
/// What it turns away never reaches the database; a lost answer is one that the database gave.
final class DisturbedDatabase: DynamoDB {
  private let database: any DynamoDB
  /// Lets milliseconds pass: on the virtual clock where the database follows it.
  private let pause: @Sendable (Int) async -> Void
  /// How far back the states are kept that indexes may show.
  private let depth: Int
  private let state: Mutex<State>

  private struct State {
    var faults: Faults
    var dice: Dice
    /// States before the last steps, the oldest first.
    var past: [any DynamoDB] = []
  }

  /// The faults that hold now, and how many calls of each one's kind there were since it began to.
  struct Faults {
    var disturbance: Disturbance
    var throttled = 0
    var conflicts = 0
    var lost = 0
  }

  /// - Parameters:
  ///   - disturbance: What holds around all steps.
  ///   - depth: The most steps that an index is ever behind.
  init(
    _ database: any DynamoDB, _ disturbance: Disturbance, depth: Int, seed: UInt64,
    pause: @escaping @Sendable (Int) async -> Void
  ) {
    self.database = database
    self.depth = depth
    self.pause = pause
    state = Mutex(State(faults: Faults(disturbance: disturbance), dice: Dice(seed: seed)))
  }

  /// This database as clients see it that send again what was turned away or lost, without waiting.
  var retrying: any DynamoDB { Retrier(self, clock: .immediate) }

  // MARK: Steps

  /// Has the faults of a step too; of the same kind, they take the place of those around it, and
  /// their calls are counted anew.
  /// - Returns: What held before, for `end`.
  func begin(_ own: Disturbance) -> Faults {
    state.withLock { state in
      let before = state.faults
      state.faults.disturbance = before.disturbance.overridden(by: own)
      if own.throttle != nil { state.faults.throttled = 0 }
      if own.conflict != nil { state.faults.conflicts = 0 }
      if own.loseAnswer != nil { state.faults.lost = 0 }
      return before
    }
  }

  /// Has the faults again that held before a step; those that held on counted on.
  func end(_ own: Disturbance, before: Faults) {
    state.withLock { state in
      let now = state.faults
      state.faults = before
      if own.throttle == nil { state.faults.throttled = now.throttled }
      if own.conflict == nil { state.faults.conflicts = now.conflicts }
      if own.loseAnswer == nil { state.faults.lost = now.lost }
    }
  }

  /// Keeps the present state for indexes that are behind: once for each tick of the virtual clock.
  func mark() {
    guard depth > 0, let forkable = database as? any ForkableDatabase else { return }
    state.withLock { state in
      state.past.append(forkable.fork())
      if state.past.count > depth { state.past.removeFirst() }
    }
  }

  // MARK: Calls

  var executor: (any TaskExecutor)? { database.executor }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let disturbance = state.withLock { $0.faults.disturbance }
    if let latency = disturbance.latency { await pause(latency.milliseconds) }
    if happens(disturbance.throttle, to: call, \.throttled) { throw .throttledOnPurpose }
    if call.isTransaction, happens(disturbance.conflict, to: call, \.conflicts) {
      throw .conflictOnPurpose(call)
    }
    let loses = happens(disturbance.loseAnswer, to: call, \.lost)
    let answer = try await answer(call, disturbance)
    if loses { throw .lostOnPurpose(call) }
    return answer
  }

  private func answer(
    _ call: Call, _ disturbance: Disturbance
  ) async throws(DynamoDBError) -> Answer {
    if let steps = disturbance.staleIndexReads, call.readsIndex {
      for past in state.withLock({ Array($0.past.suffix(steps)) }) {
        do throws(DynamoDBError) {
          return try await page(of: past, call, disturbance)
        } catch {
          // The table or its index was not there yet; what else is wrong, the present one says.
          continue
        }
      }
    }
    if let share = disturbance.unprocessed, call.body["RequestItems"] != nil {
      return try await PartialBatch(call) { self.state.withLock { $0.dice.roll() } < share }
        .send(to: database)
    }
    return try await page(of: database, call, disturbance)
  }

  private func page(
    of database: any DynamoDB, _ call: Call, _ disturbance: Disturbance
  ) async throws(DynamoDBError) -> Answer {
    guard let size = disturbance.pageBytes, call.operation == "Query" || call.operation == "Scan"
    else { return try await database.send(call) }
    return try await ShortPage(call, bytes: size).send(to: database)
  }

  private func happens(
    _ occurrence: Occurrence?, to call: Call, _ counter: WritableKeyPath<Faults, Int>
  ) -> Bool {
    guard let occurrence, call.belongs(to: occurrence.kind) else { return false }
    return state.withLock { state in
      state.faults[keyPath: counter] += 1
      return occurrence.includes(state.faults[keyPath: counter])
    }
  }
}
