import DynamoDBRetries
import DynamoDBWire
import Synchronization
import Testing

@testable import DynamoDBClient

/// A fault of the network or of the service, and what comes of it.
struct Fault: Sendable, CustomTestStringConvertible {
  let name: String
  let behaviour: FaultyServer.Behaviour
  /// Whether the request may have been carried out for all that the client can tell.
  let leavesDoubt: Bool
  /// Part of the message.
  let message: String

  var testDescription: String { name }

  /// Only those that take for ever are not waited for.
  var limit: Duration {
    switch behaviour {
    case .silence, .slowly: .milliseconds(300)
    default: .seconds(20)
    }
  }

  private static func answer(
    _ text: String, _ status: String = "200 OK", _ headers: [String] = [], length: Int? = nil
  ) -> [UInt8] {
    FaultyServer.answer(Array(text.utf8), status: status, headers: headers, length: length)
  }

  static let internalError = answer(
    #"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"broken"}"#,
    "500 Internal Server Error")

  static let all = [
    Fault(
      name: "reset", behaviour: .reset, leavesDoubt: true,
      message: "the connection ended before the answer did"),
    Fault(
      name: "closed without an answer", behaviour: .last([]), leavesDoubt: true,
      message: "the connection ended before the answer did"),
    Fault(
      name: "half a head", behaviour: .last(Array("HTTP/1.1 200 OK\r\nConte".utf8)),
      leavesDoubt: true, message: "answers, but not as DynamoDB: HTTP 200 with no JSON object"),
    Fault(
      name: "half a body", behaviour: .last(answer(#"{"Item":{"#, length: 500)),
      leavesDoubt: true, message: "the connection ended before the answer did"),
    Fault(
      name: "half a body as if it were whole", behaviour: .bytes(answer(#"{"Item":{"#)),
      leavesDoubt: true, message: "answers, but not as DynamoDB: HTTP 200 with no JSON object"),
    Fault(
      name: "nothing at all", behaviour: .bytes(answer("")), leavesDoubt: true,
      message: "answers, but not as DynamoDB: HTTP 200 with no JSON object"),
    Fault(
      name: "silence", behaviour: .silence, leavesDoubt: true,
      message: "it does not answer in time"),
    Fault(
      name: "slow bytes", behaviour: .slowly(answer("{}"), milliseconds: 50), leavesDoubt: true,
      message: "it does not answer in time"),
    Fault(
      name: "500 of the service", behaviour: .bytes(internalError), leavesDoubt: true,
      message: "broken"),
    Fault(
      name: "502 of a proxy",
      behaviour: .bytes(answer("<html>Bad Gateway</html>", "502 Bad Gateway")), leavesDoubt: true,
      message: "HTTP 502 with no error of DynamoDB's: '<html>Bad Gateway</html>'"),
    Fault(
      name: "500 of a program",
      behaviour: .bytes(answer("<html>Traceback</html>", "500 Internal Server Error")),
      leavesDoubt: true,
      message: "HTTP 500 with no error of DynamoDB's: '<html>Traceback</html>'"),
    Fault(
      name: "503 with nothing", behaviour: .bytes(answer("", "503 Service Unavailable")),
      leavesDoubt: true, message: "HTTP 503 with no error of DynamoDB's"),
    Fault(
      name: "wrong checksum",
      behaviour: .bytes(answer("{}", "200 OK", ["x-amz-crc32: 12345"])), leavesDoubt: true,
      message: "its checksum is wrong"),
    Fault(
      name: "truncated gzip",
      behaviour: .bytes(
        FaultyServer.answer(
          [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xAB, 0x56], headers: ["Content-Encoding: gzip"])),
      leavesDoubt: true, message: "it cannot be decompressed"),
    Fault(
      name: "another compression",
      behaviour: .bytes(answer("{}", "200 OK", ["Content-Encoding: br"])), leavesDoubt: true,
      message: "it cannot be decompressed"),
    Fault(
      name: "redirect",
      behaviour: .bytes(
        answer("", "307 Temporary Redirect", ["Location: http://127.0.0.1:1/\u{1b}[31m"])),
      leavesDoubt: false,
      message: "HTTP 307, a redirect to 'http://127.0.0.1:1/ [31m', which is not followed"),
    Fault(
      name: "a web page", behaviour: .bytes(answer("<html>Log in</html>")), leavesDoubt: true,
      message: "answers, but not as DynamoDB: HTTP 200 with no JSON object: '<html>Log in</html>'"),
    Fault(
      name: "429 of a proxy", behaviour: .bytes(answer("slow down", "429 Too Many Requests")),
      leavesDoubt: false, message: "HTTP 429 with no error of DynamoDB's: 'slow down'"),
    Fault(
      name: "no HTTP", behaviour: .last(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)), leavesDoubt: true,
      message: "no answer"),
  ]
}

/// The client against a server that goes wrong: it never hangs, never takes a fault for an answer,
/// and never has an update carried out twice.
@Suite struct FaultyServerTests {
  private static let read = Call("GetItem", ["TableName": "t", "Key": .item(["PK": "a"])])
  private static let update = Call(
    "UpdateItem", ["TableName": "t", "Key": .item(["PK": "a"]), "UpdateExpression": "ADD n :one"])
  private static let good = FaultyServer.Behaviour.bytes(
    FaultyServer.answer(Array(#"{"Item":{"PK":{"S":"a"}}}"#.utf8)))

  private func client(
    _ server: FaultyServer, limit: Duration = .seconds(20)
  ) throws -> any DynamoDB {
    var settings = settings(try Endpoint(parsing: "http://127.0.0.1:\(server.port)"))
    settings.limit = limit
    let clock = RetryClock(now: { 0 }, pause: { _ in }, random: { 0 })
    return Retrier(Client(settings), policy: RetryPolicy(attempts: 3), clock: clock)
  }

  @Test(arguments: Fault.all) func isNoAnswer(fault: Fault) async throws {
    let server = try FaultyServer([fault.behaviour])
    defer { server.stop() }
    let client = try client(server, limit: fault.limit)
    for call in [Self.read, Self.update] {
      let before = server.operations.count
      let error: DynamoDBError?
      do throws(DynamoDBError) {
        _ = try await client.send(call)
        error = nil
      } catch let caught { error = caught }
      let failure = try #require(error, "\(call.operation) reports success")
      #expect(failure.message.contains(fault.message), "\(failure.message)")
      #expect(!failure.message.contains("\u{1b}"))
      let sent = server.operations.count - before
      if call.operation == "UpdateItem", fault.leavesDoubt { #expect(sent == 1) }
      if call.operation == "GetItem", fault.leavesDoubt { #expect(sent == 3) }
    }
  }

  @Test(arguments: Fault.all) func goesWellTheNextTime(fault: Fault) async throws {
    let server = try FaultyServer([fault.behaviour, Self.good])
    defer { server.stop() }
    let client = try client(server, limit: fault.limit)
    if fault.name == "redirect" { return }
    let count = RetryCount()
    let answer = try await count.counting { () async throws(DynamoDBError) in
      try await client.send(Self.read)
    }
    #expect(answer.body["Item"]?["PK"] == ["S": "a"])
    #expect(count.value == 1)
  }

  /// A kept connection that turns out dead when the next request has been sent on it.
  @Test func droppedKeepAlive() async throws {
    for call in [Self.read, Self.update] {
      let server = try FaultyServer([Self.good, .last([]), Self.good])
      defer { server.stop() }
      let client = try client(server)
      _ = try await client.send(Self.read)
      do throws(DynamoDBError) {
        _ = try await client.send(call)
        #expect(call.operation == "GetItem")
        #expect(server.operations.count == 3)
      } catch {
        #expect(call.operation == "UpdateItem")
        #expect(
          error.message.hasSuffix(
            "; 'UpdateItem' may have been carried out, so it was not sent again"), "\(error)")
        #expect(server.operations == ["GetItem", "UpdateItem"])
      }
    }
  }

  /// One that the server closed while it was idle is not used for an update.
  @Test func closedKeepAlive() async throws {
    let good = FaultyServer.answer(Array("{}".utf8))
    let server = try FaultyServer([.last(good), .last(good)])
    defer { server.stop() }
    let client = try client(server)
    _ = try await client.send(Self.read)
    try await Task.sleep(for: .milliseconds(50))
    _ = try await client.send(Self.update)
    #expect(server.operations == ["GetItem", "UpdateItem"])
  }

  @Test func connectionsAreKept() async throws {
    let server = try FaultyServer([Self.good])
    defer { server.stop() }
    let client = try client(server)
    for _ in 0..<20 { _ = try await client.send(Self.read) }
    // Other tests share the pool, which keeps a limited number.
    #expect(server.connections < 15)
  }

  @Test func aWrongClockIsCorrected() async throws {
    let expired = FaultyServer.answer(
      Array(
        #"{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired"}"#
          .utf8),
      status: "400 Bad Request", headers: ["Date: Sat, 21 Nov 2076 12:00:00 GMT"])
    let server = try FaultyServer([.bytes(expired), Self.good])
    defer { server.stop() }
    let client = try client(server)
    _ = try await client.send(Self.update)
    #expect(server.operations.count == 2)
    // With the clock as it is, a second such answer is one.
    let other = try FaultyServer([.bytes(expired)])
    defer { other.stop() }
    let second = try self.client(other)
    await #expect(throws: DynamoDBError.self) { _ = try await second.send(Self.update) }
    #expect(other.operations.count == 2)
  }

  @Test func aCancelledCallEndsAtOnce() async throws {
    let server = try FaultyServer([.silence])
    defer { server.stop() }
    var settings = settings(try Endpoint(parsing: "http://127.0.0.1:\(server.port)"))
    settings.limit = .seconds(600)
    let client = Client(settings)
    let task = Task { try await client.send(Self.read) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect {
      _ = try await task.value
    } throws: { error in
      (error as? DynamoDBError)?.message.contains("given up") == true
    }
  }
}
