package import DynamoDBSigning
package import NIOCore

/// Where a server listens and what it lets clients do.
package struct ServerSettings: Sendable {
  package var host: String
  /// 0 takes any free port.
  package var port: Int
  /// Connections beyond these are told so and closed.
  package var maximumConnections: Int
  package var threads: Int
  package var limits: TimeLimits
  /// Whose requests are answered; nil answers any signature.
  package var signatures: SignatureCheck?
  /// Gets every answered request.
  package var log: (@Sendable (AccessRecord) -> Void)?

  package init(
    host: String = "127.0.0.1", port: Int = 8000, maximumConnections: Int = 1000,
    threads: Int = System.coreCount, limits: TimeLimits = TimeLimits(),
    signatures: SignatureCheck? = nil, log: (@Sendable (AccessRecord) -> Void)? = nil
  ) {
    self.host = host
    self.port = port
    self.maximumConnections = maximumConnections
    self.threads = threads
    self.limits = limits
    self.signatures = signatures
    self.log = log
  }
}

/// How long a client may take; the server looks at its connections once a `tick`.
package struct TimeLimits: Sendable {
  /// From a request's first byte to the end of its headers.
  package var headers: TimeAmount = .seconds(10)
  /// From there to the end of its body.
  package var body: TimeAmount = .seconds(60)
  /// For taking an answer that does not fit into the socket.
  package var answer: TimeAmount = .seconds(60)
  /// Between two requests of one connection.
  package var idle: TimeAmount = .seconds(600)
  /// For closing on its side, once an answer was the connection's last.
  package var closing: TimeAmount = .seconds(2)
  package var tick: TimeAmount = .seconds(1)

  package init() {}
}

/// Sizes that bound one request.
enum SizeLimits {
  /// Request line and headers together.
  static let headers = 16 * 1024
  /// A body, as sent and unpacked.
  static let body = 16 * 1024 * 1024
  /// From which on an answer is compressed, for clients that ask.
  static let uncompressedAnswer = 4096
}
