import NIOCore

extension Connection {
  /// Ends the connection where the client has taken too long for what is to be done next.
  func checkTime() {
    let limits = worker.desk.settings.limits
    if let stalledSince, hasPassed(limits.answer, since: stalledSince) { return close() }
    switch phase {
    case .idle: if hasPassed(limits.idle, since: phaseBegan) { close() }
    case .headers: if hasPassed(limits.headers, since: phaseBegan) { send(.timeout) }
    case .body: if hasPassed(limits.body, since: phaseBegan) { send(.timeout) }
    case .answering: break
    case .closing:
      let limit = isDiscarding ? limits.body : limits.closing
      if hasPassed(limit, since: phaseBegan) { close() }
    }
  }

  private func hasPassed(_ limit: TimeAmount, since tick: Int) -> Bool {
    worker.tick - tick > worker.desk.ticks(limit)
  }

  /// Ends the connection where no request is under way.
  func closeIfIdle() {
    if phase == .idle { close() }
  }
}
