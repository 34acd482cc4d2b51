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
  private let state: Mutex<State>

  private struct State {
    var disturbance: Disturbance
    /// Calls of each fault's kind so far.
    var throttled = 0
    var conflicts = 0
    var lost = 0
    var random: UInt64
    /// What indexes show: states before the last steps, the oldest first.
    var past: [any DynamoDB] = []
    var keys: [String: [String]] = [:]
  }

  init(_ database: any DynamoDB, _ disturbance: Disturbance, seed: UInt64) {
    self.database = database
    state = Mutex(State(disturbance: disturbance, random: seed))
  }

  /// This database as clients see it that send again what was turned away or lost, without waiting.
  var retrying: any DynamoDB { Retrier(self, clock: .immediate) }

  /// Has the faults of a step too, and those of the steps around it.
  /// - Returns: What it had before, for the end of the step.
  func begin(_ step: StepDescription) -> Disturbance {
    if step.action.takesTime { beginStep() }
    let before = state.withLock { $0.disturbance }
    if let own = step.disturbance { disturb(before.overridden(by: own)) }
    return before
  }

  /// Has other faults from here on; where they differ, calls are counted anew.
  func disturb(_ disturbance: Disturbance) {
    state.withLock { state in
      guard state.disturbance != disturbance else { return }
      state.disturbance = disturbance
      state.throttled = 0
      state.conflicts = 0
      state.lost = 0
    }
  }

  private func beginStep() {
    guard let forkable = database as? any ForkableDatabase else { return }
    state.withLock { state in
      guard let steps = state.disturbance.staleIndexReads else { return state.past.removeAll() }
      state.past.append(forkable.fork())
      if state.past.count > steps { state.past.removeFirst(state.past.count - steps) }
    }
  }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    let disturbance = state.withLock { $0.disturbance }
    if let latency = disturbance.latency {
      try? await Task.sleep(for: .milliseconds(latency.milliseconds))
    }
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
    let stale = call.readsIndex ? state.withLock { $0.past.first } : nil
    let source = stale ?? database
    if let share = disturbance.unprocessed, call.body["RequestItems"] != nil {
      return try await PartialBatch(call) { self.roll() < share }.send(to: source)
    }
    if let size = disturbance.pageBytes, call.operation == "Query" || call.operation == "Scan" {
      return try await ShortPage(call, bytes: size).send(to: source)
    }
    return try await source.send(call)
  }

  private func happens(
    _ occurrence: Occurrence?, to call: Call, _ counter: WritableKeyPath<State, Int>
  ) -> Bool {
    guard let occurrence, call.belongs(to: occurrence.kind) else { return false }
    let count = state.withLock { state in
      state[keyPath: counter] += 1
      return state[keyPath: counter]
    }
    return occurrence.includes(count)
  }

  /// From 0 to 1, in the sequence of SplitMix64.
  private func roll() -> Double {
    state.withLock { state in
      state.random &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state.random
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }
  }
}

extension DynamoDBError {
  /// The type of errors for answers that were lost on purpose; no service error has this name.
  static let lostType = "AnswerLost"

  fileprivate static let throttledOnPurpose = DynamoDBError(
    "ProvisionedThroughputExceededException",
    "The level of configured provisioned throughput for the table was exceeded. Consider increasing "
      + "your provisioning level with the UpdateTable API.")

  fileprivate static func conflictOnPurpose(_ call: Call) -> DynamoDBError {
    let actions = (call.body["TransactItems"] ?? call.body["TransactStatements"])?.array ?? []
    let codes = actions.indices.map { $0 == 0 ? "TransactionConflict" : "None" }
    let reasons = codes.map { code -> JSON in
      code == "None"
        ? ["Code": "None"]
        : ["Code": .string(code), "Message": "Transaction is ongoing for the item"]
    }
    return DynamoDBError(
      "TransactionCanceledException",
      "Transaction cancelled, please refer cancellation reasons for specific reasons ["
        + codes.joined(separator: ", ") + "]", fields: ["CancellationReasons": .array(reasons)])
  }

  fileprivate static func lostOnPurpose(_ call: Call) -> DynamoDBError {
    var error = DynamoDBError(
      lostType, "the answer to '\(call.operation)' was lost; it has been carried out")
    error.isAnswerLost = true
    return error
  }
}
