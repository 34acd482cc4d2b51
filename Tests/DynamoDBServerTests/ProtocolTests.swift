import DynamoDBEngine
import DynamoDBWire
import Testing

@testable import DynamoDBServer

/// One request that never reaches an operation, and what the service answers to it.
struct Refused: Sendable, CustomTestStringConvertible {
  let method: String
  let target: String
  let headers: [String]
  let body: String
  let status: Int
  let answer: String

  init(
    _ method: String = "POST", _ target: String = "/", _ headers: [String] = [], body: String = "",
    gives status: Int, _ answer: String
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.status = status
    self.answer = answer
  }

  var testDescription: String { "\(method) \(target) \(headers) \(body)" }

  var text: String {
    let lines = headers + ["Host: localhost:8000", "Content-Length: \(body.utf8.count)"]
    return "\(method) \(target) HTTP/1.1\r\n\(lines.joined(separator: "\r\n"))\r\n\r\n\(body)"
  }

  static let json = "Content-Type: application/x-amz-json-1.0"
  static let list = "X-Amz-Target: DynamoDB_20120810.ListTables"
  static let notFound = "<UnknownOperationException/>\n"
  static let unknown = #"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#
  static let serialization = #"{"__type":"com.amazon.coral.service#SerializationException"}"#
  static let missing =
    #"{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","#
    + #""message":"Request is missing Authentication Token"}"#

  static func incomplete(_ message: String) -> String {
    #"{"__type":"com.amazon.coral.service#IncompleteSignatureException","message":"\#(message)"}"#
  }

  /// As dynalite's tests recorded them on the service.
  static let recorded = [
    Refused("PUT", gives: 404, notFound),
    Refused("DELETE", gives: 404, notFound),
    Refused("OPTIONS", gives: 404, notFound),
    Refused("POST", "/garbage", [json, list], body: "{}", gives: 404, notFound),
    Refused("GET", "/abc", gives: 404, notFound),
    Refused("GET", gives: 200, "healthy: localhost:8000 "),
    Refused(body: "hi", gives: 404, notFound),
    Refused("POST", "/", ["Content-Type: whatever"], body: "hi", gives: 404, notFound),
    Refused(
      "POST", "/", ["Content-Type: application/x-amz-json-1.1"], body: "hi", gives: 404, notFound),
    Refused("POST", "/", ["Content-Type: application/jsonasdf"], body: "hi", gives: 404, notFound),
    Refused("POST", "/", [json], body: "hi", gives: 400, serialization),
    Refused("POST", "/", [json + ";blahblah"], body: "hi", gives: 400, serialization),
    Refused("POST", "/", ["Content-Type: application/json"], body: "hi", gives: 400, serialization),
    Refused(
      "POST", "/", ["Content-Type:   application/json  ;  a"], body: "hi", gives: 400, serialization
    ),
    Refused(gives: 400, unknown),
    Refused("POST", "/", [json], body: "{}", gives: 400, unknown),
    Refused("POST", "/", [json, "X-Amz-Target: whatever"], body: "{}", gives: 400, unknown),
    Refused("POST", "/", [json, list], body: "{}", gives: 400, missing),
    Refused("POST", "/", [json, list, "Authorization: AWS4"], body: "{}", gives: 400, missing),
    Refused("POST", "/?X-Amz-Credential=a", [json, list], body: "{}", gives: 400, missing),
    Refused(
      "POST", "/", [list, "Authorization: AWS4-"], gives: 400,
      incomplete(
        "Authorization header requires 'Credential' parameter. "
          + "Authorization header requires 'Signature' parameter. "
          + "Authorization header requires 'SignedHeaders' parameter. "
          + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
          + "Authorization=AWS4-")),
    Refused(
      "POST", "/", [list, "Authorization: AWS4- Signature=b,Credential=a", "Date: a"], gives: 400,
      incomplete(
        "Authorization header requires 'SignedHeaders' parameter. "
          + "Authorization=AWS4- Signature=b,Credential=a")),
    Refused(
      "POST", "/?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d", [list],
      gives: 400,
      incomplete(
        "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
          + "Re-examine the query-string parameters.")),
    Refused(
      "POST", "/?X-Amz-Algorithm=a", [list, "Authorization: X"], gives: 400,
      #"{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Found both "#
        + #"'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."}"#),
  ]
}

@Suite(.serialized) struct ProtocolTests {
  @Test(arguments: Refused.recorded) func answersAsTheService(refused: Refused) async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send(refused.text)
      let answer = try #require(await client.answer())
      #expect(answer.status == refused.status)
      #expect(answer.text == refused.answer)
      #expect(answer.headers["access-control-allow-origin"] == nil)
    }
  }

  @Test func headHasNoBody() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n")
      #expect(await client.readToEnd().hasSuffix("\r\n\r\n"))
    }
  }

  @Test func bothVersionsOfTheAPIAreTheSame() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      let old = request("ListTables", "{}").split(separator: "20120810")
      await client.send(old.joined(separator: "20111205"))
      #expect(await client.answer()?.text == #"{"TableNames":[]}"#)
    }
  }

  @Test func errorsOfAnOperationCarryTheirType() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send(request("DescribeTable", #"{"TableName":"abc"}"#))
      let absent = try #require(await client.answer())
      #expect(absent.status == 400)
      #expect(
        absent.text == #"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","#
          + #""message":"Requested resource not found: Table: abc not found"}"#)
      await client.send(request("Nonsense", "{}"))
      #expect(await client.answer()?.text == Refused.unknown)
      await client.send(request("GetItem", #"{"TableName":1}"#))
      #expect(
        await client.answer()?.text
          == #"{"__type":"com.amazon.coral.service#SerializationException","#
          + #""Message":"NUMBER_VALUE cannot be converted to String"}"#)
      await client.send(request("ListTables", #"{"Limit":0}"#))
      #expect(
        await client.answer()?.text.hasPrefix(
          #"{"__type":"com.amazon.coral.validate#ValidationException","message":"1 validation"#)
          == true)
    }
  }

  @Test func theOperationsOnTagsHaveNoOutput() async throws {
    try await withServer(CountingDatabase(answer: [:])) { port in
      let client = try RawSocket(port: port)
      await client.send(request("TagResource", "{}"))
      let answer = try #require(await client.answer())
      #expect(answer.status == 200)
      #expect(answer.body.isEmpty)
      await client.send(request("PutItem", "{}"))
      #expect(await client.answer()?.text == "{}")
    }
  }

  @Test func theEndpointIsWhereTheClientIs() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send(request("DescribeEndpoints", "{}"))
      #expect(
        await client.answer()?.text
          == #"{"Endpoints":[{"Address":"127.0.0.1","CachePeriodInMinutes":1440}]}"#)
    }
  }

  @Test func pagesOfOtherOriginsMayCall() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send(request("ListTables", "{}", extra: "Origin: http://example.com\r\n"))
      let answer = try #require(await client.answer())
      #expect(answer.headers["access-control-allow-origin"] == "*")
      #expect(answer.headers["access-control-expose-headers"] != nil)
      #expect(answer.headers["access-control-max-age"] == nil)
      await client.send(
        "OPTIONS / HTTP/1.1\r\nOrigin: a\r\nAccess-Control-Request-Method: d\r\n"
          + "Access-Control-Request-Headers: a, b\r\n\r\n")
      let preflight = try #require(await client.answer())
      #expect(preflight.status == 200)
      #expect(preflight.headers["access-control-allow-origin"] == "*")
      #expect(preflight.headers["access-control-allow-methods"] == "d")
      #expect(preflight.headers["access-control-allow-headers"] == "a, b")
      #expect(preflight.headers["access-control-max-age"] == "172800")
    }
  }

  @Test func theLogHasALineForEachRequest() async throws {
    let lines = Lines()
    try await withServer(change: { $0.log = { lines.add($0) } }) { port in
      let client = try RawSocket(port: port)
      await client.send(listTables + request("L\u{fc}ge", "{}") + "GET /a HTTP/1.1\r\n\r\n")
      for _ in 0..<3 { _ = await client.answer() }
    }
    #expect(lines.all.map(\.request) == ["ListTables", "L??ge", "GET /a"])
    #expect(lines.all.map(\.status) == [200, 400, 404])
    #expect(lines.all.map(\.requestBytes) == [2, 2, 0])
    #expect(lines.all.map(\.answerBytes) == [17, 63, 29])
  }
}
