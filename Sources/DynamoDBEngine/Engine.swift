package import DynamoDBWire
import Synchronization

/// DynamoDB in this process: all of it in memory, one write at a time, reads consistent.
///
/// ```swift
/// let engine = Engine()
/// let answer = try await engine.send(Call("ListTables", [:]))
/// answer.body["TableNames"]  // []
/// ```
package final class Engine: ForkableDatabase, ImmediateDynamoDB {
  private let database: Mutex<Database>
  private let clock: EngineClock

  /// An engine without tables.
  package convenience init(clock: EngineClock = .manual) {
    self.init(state: Database(), clock: clock)
  }

  /// An engine that starts from a state: a fork, which costs nothing until the two differ.
  init(state: Database, clock: EngineClock = .manual) {
    database = Mutex(state)
    self.clock = clock
  }

  /// A second engine with this one's state, from which on each goes its own way.
  package func fork() -> Engine {
    Engine(state: database.withLock { $0 }, clock: clock)
  }

  /// The operations it knows, by name.
  package static var operationNames: [String] { Operations.all.map { $0.name } }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    try run(call)
  }

  /// `send` for callers that do not wait.
  package func run(_ call: Call) throws(DynamoDBError) -> Answer {
    let operation = try Self.operation(call)
    let result = database.withLock { database in
      // Also where the clock stands: an item may be stored whose time to live has ended.
      database.advance(to: clock == .system ? EngineClock.now : database.clock)
      return Self.result(of: operation, call, on: &database)
    }
    return try result.get()
  }

  /// The operation that a call asks for, its input checked as far as that can be without a database.
  static func operation(_ call: Call) throws(DynamoDBError) -> any Operation {
    guard let type = Operations.named(call.operation) else {
      throw .unknownOperation("")
    }
    var parameters = Parameters(call.body)
    let operation = type.init(from: &parameters)
    if let failure = parameters.failure {
      throw RequestTypeCheck.failure(of: call) ?? type.refusal(failure)
    }
    return operation
  }

  /// Carries an operation out.
  static func result(
    of operation: any Operation, _ call: Call, on database: inout Database
  ) -> Result<Answer, DynamoDBError> {
    do throws(DynamoDBError) {
      return .success(Answer(try operation.run(on: &database)))
    } catch {
      return .failure(
        error.type == "TransactionCanceledException"
          || error.type == "ConditionalCheckFailedException"
          ? error : RequestTypeCheck.failure(of: call) ?? error)
    }
  }

  package func snapshot() async -> any DatabaseSnapshot {
    database.withLock { $0 }
  }

  package func setClock(_ epochSeconds: Int) async -> Bool {
    guard clock == .manual else { return false }
    database.withLock { _ = $0.advance(to: epochSeconds) }
    return true
  }
}
