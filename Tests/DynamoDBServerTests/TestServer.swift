import DynamoDBEngine
import DynamoDBWire
import NIOCore

@testable import DynamoDBServer

/// Runs a server on a free port for the time of one test.
func withServer(
  _ database: any DynamoDB = Engine(),
  change: (inout ServerSettings) -> Void = { _ in },
  _ body: (Int) async throws -> Void
) async throws {
  var settings = ServerSettings(port: 0, threads: 1)
  settings.limits.tick = .milliseconds(20)
  change(&settings)
  let server = try await Server.start(database, settings)
  do {
    try await body(server.port)
  } catch {
    await server.stop(within: .milliseconds(200))
    throw error
  }
  await server.stop(within: .milliseconds(200))
}

/// The headers of a request as a client of AWS sends them; their signature is made up.
func request(
  _ operation: String, _ body: String, method: String = "POST", extra: String = ""
) -> String {
  """
  \(method) / HTTP/1.1\r
  Host: 127.0.0.1\r
  Content-Type: application/x-amz-json-1.0\r
  X-Amz-Target: DynamoDB_20120810.\(operation)\r
  X-Amz-Date: 20261121T120000Z\r
  Authorization: AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/dynamodb/aws4_request, \
  SignedHeaders=host, Signature=b\r
  \(extra)Content-Length: \(body.utf8.count)\r
  \r
  \(body)
  """
}

let listTables = request("ListTables", "{}")

/// A database that answers after a time, with the number its call carries.
struct SlowDatabase: DynamoDB {
  let delay: Duration

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    try? await Task.sleep(for: delay)
    return Answer(call.body)
  }
}
