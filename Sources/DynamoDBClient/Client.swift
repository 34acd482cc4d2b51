import DynamoDBRetries
import DynamoDBSigning
package import DynamoDBWire
import Synchronization

/// A DynamoDB over HTTP: the service itself, `partita serve`, or any other that speaks its protocol.
///
/// ```swift
/// let client = Client(try await .found(endpoint: "http://127.0.0.1:8000"))
/// let answer = try await client.send(Call("ListTables", [:]))
/// ```
/// Calls may be made at the same time. Each is sent once; a `Retrier` around the client sends again.
/// Two things are put right here, since the service turned the call away unread: a clock that is
/// wrong, and credentials that have just ended.
package final class Client: DynamoDB {
  private let settings: ClientSettings
  private let reader: ReplyReader
  /// How far the service's clock is ahead of this machine's, in seconds.
  private let skew = Mutex(0)

  package init(_ settings: ClientSettings) {
    self.settings = settings
    reader = ReplyReader(endpoint: settings.endpoint)
  }

  package var endpoint: Endpoint { settings.endpoint }

  package var executor: (any TaskExecutor)? { HTTPPool.executor }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    var body: [UInt8] = []
    body.reserveCapacity(512)
    call.body.write(to: &body)
    let (reply, error) = try await post(body, call)
    guard let error else { return try reader.read(reply, of: call) }
    if Self.clockErrors.contains(error.type), adjustClock(to: reply) {
      return try reader.read(try await post(body, call).reply, of: call)
    }
    if error.type == "ExpiredTokenException", await settings.credentials.replaceExpired() {
      return try reader.read(try await post(body, call).reply, of: call)
    }
    throw error
  }

  /// What the service says where a signature's time is not its own.
  private static let clockErrors: Set<String> = [
    "AccessDeniedException", "InvalidSignatureException", "RequestExpired", "RequestInTheFuture",
    "RequestTimeTooSkewed", "SignatureDoesNotMatch",
  ]

  private func post(
    _ body: [UInt8], _ call: Call
  ) async throws(DynamoDBError) -> (reply: HTTPReply, error: DynamoDBError?) {
    let signer = try await settings.credentials.signer()
    var request = HTTPRequest(url: settings.endpoint.url + "/")
    request.headers = headers(of: call, body: body, signer)
    request.body = body
    request.settings.canBeRepeated = call.canBeRepeated
    request.settings.isLocal = settings.endpoint.isLoopback
    request.settings.trust = settings.trust
    request.settings.connectLimit = settings.connectLimit
    request.settings.limit = settings.limit
    switch await HTTPPool.send(request) {
    case .success(let reply):
      return (reply, reply.status == 200 ? nil : reader.error(of: reply, call))
    case .failure(let failure): throw reader.error(of: failure, call)
    }
  }

  private func headers(
    of call: Call, body: [UInt8], _ signer: Signer
  ) -> [SignableRequest.Header] {
    var request = SignableRequest(method: "POST", target: "/", headers: [])
    request.headers.reserveCapacity(8)
    request.headers.append(("Host", settings.endpoint.authority))
    request.headers.append(("Content-Type", "application/x-amz-json-1.0"))
    request.headers.append(("X-Amz-Target", OperationTarget.text(of: call.operation)))
    let time = SignatureTime(epochSeconds: SignatureTime.now.epochSeconds + skew.withLock { $0 })
    signer.sign(&request, body: body, at: time)
    request.headers.append(("Accept-Encoding", "gzip"))
    return request.headers
  }

  /// - Returns: false where the clock that the answer shows is this client's.
  private func adjustClock(to reply: HTTPReply) -> Bool {
    guard let date = reply.date else { return false }
    let difference = date - SignatureTime.now.epochSeconds
    return skew.withLock { skew in
      // The service allows for 5 to 15 minutes.
      guard abs(difference - skew) > 240 else { return false }
      skew = difference
      return true
    }
  }
}
