import DynamoDBSigning
package import DynamoDBWire

/// A DynamoDB over HTTP: the service itself, `partita serve`, or any other that speaks its protocol.
///
/// ```swift
/// let client = Client(try .environment(endpoint: "http://127.0.0.1:8000"))
/// let answer = try await client.send(Call("ListTables", [:]))
/// ```
/// Calls may be made at the same time; each uses a connection of its own, kept for later calls.
/// Nothing is tried twice.
package final class Client: DynamoDB {
  private let settings: ClientSettings
  private let signer: Signer
  private let handles: HandlePool

  package init(_ settings: ClientSettings) {
    self.settings = settings
    signer = Signer(credentials: settings.credentials, region: settings.region)
    handles = HandlePool(settings)
  }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    var body: [UInt8] = []
    call.body.write(to: &body)
    let reply = try await handles.post(body, headers: headers(of: call, body: body))
    return try ReplyReader(endpoint: settings.endpoint).read(reply)
  }

  private func headers(of call: Call, body: [UInt8]) -> [SignableRequest.Header] {
    let request = SignableRequest(
      method: "POST", target: "/",
      headers: [
        ("Host", settings.endpoint.authority), ("Content-Type", "application/x-amz-json-1.0"),
        ("X-Amz-Target", OperationTarget.text(of: call.operation)),
      ])
    return request.headers + signer.headers(for: request, body: body, at: .now)
  }
}
