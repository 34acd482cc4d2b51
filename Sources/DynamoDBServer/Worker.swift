import NIOCore

/// What the connections of one thread share; touched on that thread only.
final class Worker {
  let desk: FrontDesk
  var writer = ReplyWriter()
  /// Counts looks at the connections, which is as exact as time limits need to be.
  private(set) var tick = 0
  /// Whether each connection ends with its next answer.
  private(set) var isStopping = false
  private var connections: [ObjectIdentifier: Connection] = [:]

  init(desk: FrontDesk) { self.desk = desk }

  var isEmpty: Bool { connections.isEmpty }

  func add(_ connection: Connection) { connections[ObjectIdentifier(connection)] = connection }

  func remove(_ connection: Connection) { connections[ObjectIdentifier(connection)] = nil }

  /// Closes the connections whose clients take too long.
  func lookAround() {
    tick += 1
    writer.date = .now
    // A copy, since closing removes.
    for connection in Array(connections.values) { connection.checkTime() }
  }

  /// Closes connections without a request under way, and the others after their answer.
  func stop() {
    isStopping = true
    for connection in Array(connections.values) { connection.closeIfIdle() }
  }

  func closeAll() {
    for connection in Array(connections.values) { connection.close() }
  }
}
