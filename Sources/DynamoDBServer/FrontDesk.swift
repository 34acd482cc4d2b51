import DynamoDBWire
import NIOCore
import Synchronization

/// What all connections of a server share: whom they serve, and how.
final class FrontDesk: Sendable {
  let database: any DynamoDB
  /// The same database, where it can be called without waiting.
  let immediate: (any ImmediateDynamoDB)?
  /// The same database, where it may answer later.
  let deferring: (any DeferringDynamoDB)?
  let reader: RequestReader
  let settings: ServerSettings
  private let connections = Atomic<Int>(0)

  init(database: any DynamoDB, settings: ServerSettings) {
    self.database = database
    immediate = database as? any ImmediateDynamoDB
    deferring = database as? any DeferringDynamoDB
    reader = RequestReader(authentication: Authentication(signatures: settings.signatures))
    self.settings = settings
  }

  /// Counts a new connection.
  /// - Returns: Whether there is room for it; it is to be given back in any case.
  func take() -> Bool {
    connections.wrappingAdd(1, ordering: .relaxed).newValue <= settings.maximumConnections
  }

  func giveBack() {
    connections.wrappingSubtract(1, ordering: .relaxed)
  }

  /// Ticks after which a limit is over.
  func ticks(_ limit: TimeAmount) -> Int {
    let tick = max(1, settings.limits.tick.nanoseconds)
    return Int((limit.nanoseconds + tick - 1) / tick)
  }
}
