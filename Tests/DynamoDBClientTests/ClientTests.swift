import DynamoDBEngine
import DynamoDBServer
import DynamoDBSigning
import DynamoDBWire
import Testing

@testable import DynamoDBClient

/// Runs a server on a free port for the time of one test.
func withServer(
  _ database: any DynamoDB = Engine(), signatures: SignatureCheck? = nil,
  _ body: (Endpoint) async throws -> Void
) async throws {
  let server = try await Server.start(
    database, ServerSettings(port: 0, threads: 1, signatures: signatures))
  do {
    try await body(Endpoint(parsing: "http://127.0.0.1:\(server.port)"))
  } catch {
    await server.stop(within: .milliseconds(100))
    throw error
  }
  await server.stop(within: .milliseconds(100))
}

func settings(_ endpoint: Endpoint, token: String? = nil) -> ClientSettings {
  ClientSettings(
    endpoint: endpoint, region: "eu-central-1",
    credentials: Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "very/secret", sessionToken: token))
}

@Suite struct ClientTests {
  @Test func callsAndErrors() async throws {
    try await withServer { endpoint in
      let client = Client(settings(endpoint))
      let answer = try await client.send(Call("ListTables", [:]))
      #expect(JSON.object(answer.body) == ["TableNames": []])
      await #expect {
        _ = try await client.send(Call("DescribeTable", ["TableName": "absent"]))
      } throws: { error in
        let error = error as? DynamoDBError
        return error?.type == "ResourceNotFoundException"
          && error?.message == "Requested resource not found: Table: absent not found"
          && error?.fields.isEmpty == true
      }
    }
  }

  @Test func signaturesAreGood() async throws {
    for token in [nil, "token/+="] {
      let known = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "very/secret", sessionToken: token)
      try await withServer(signatures: SignatureCheck(credentials: [known])) { endpoint in
        let client = Client(settings(endpoint, token: token))
        let answer = try await client.send(Call("ListTables", ["Limit": 1]))
        #expect(answer.body["TableNames"] != nil)
        var wrong = settings(endpoint, token: token)
        let other = Credentials(
          accessKeyID: "AKIDEXAMPLE", secretAccessKey: "other", sessionToken: token)
        wrong.credentials = CredentialStore(Lease(other), region: "eu-central-1")
        await #expect {
          _ = try await Client(wrong).send(Call("ListTables", [:]))
        } throws: { error in
          (error as? DynamoDBError)?.type == "InvalidSignatureException"
        }
      }
    }
  }

  /// From anywhere, and from tasks in the threads that take in the answers.
  @Test(arguments: [false, true])
  func manyCallsAtATime(inTheirThreads: Bool) async throws {
    try await withServer(Echo(delay: .milliseconds(20))) { endpoint in
      let client = Client(settings(endpoint))
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<40 {
          group.addTask(executorPreference: inTheirThreads ? client.executor : nil) {
            #expect((HTTPLoop.current != nil) == inTheirThreads)
            let text = String(repeating: "x", count: number * 1000)
            let body: JSON.Object = ["number": .number(String(number)), "text": .string(text)]
            let answer = try await client.send(Call("Echo", body))
            #expect((HTTPLoop.current != nil) == inTheirThreads)
            return JSON.object(answer.body) == .object(body)
          }
        }
        for try await isSame in group { #expect(isSame) }
      }
    }
  }

  @Test func largeCalls() async throws {
    try await withServer(Echo(delay: .zero)) { endpoint in
      let text = String(repeating: "ü", count: 4_000_000)
      var settings = settings(endpoint)
      settings.limit = .seconds(600)  // All suites run at the same time.
      let answer = try await Client(settings).send(Call("Echo", ["t": .string(text)]))
      #expect(answer.body["t"]?.string == text)
    }
  }

  @Test func whereNothingAnswersIsSaid() async throws {
    // Taken and given back, so that nothing listens there.
    var port = 0
    try await withServer { port = Int($0.url.split(separator: ":").last ?? "") ?? 0 }
    let client = Client(settings(try Endpoint(parsing: "http://127.0.0.1:\(port)")))
    await #expect {
      _ = try await client.send(Call("ListTables", [:]))
    } throws: { error in
      guard let error = error as? DynamoDBError else { return false }
      return error.isUnreachable
        && !error.isAnswerLost
        && error.message.hasPrefix("http://127.0.0.1:\(port): nothing answers: ")
    }
  }

  @Test func waitingEnds() async throws {
    try await withServer(Echo(delay: .seconds(5))) { endpoint in
      var settings = settings(endpoint)
      settings.limit = .milliseconds(100)
      let client = Client(settings)
      await #expect {
        _ = try await client.send(Call("ListTables", [:]))
      } throws: { error in
        guard let error = error as? DynamoDBError else { return false }
        return error.isUnreachable && error.message.contains("it does not answer in time")
          && error.isAnswerLost
      }
    }
  }

  @Test func otherServersAreNoDynamoDB() throws {
    let reader = ReplyReader(endpoint: try Endpoint(parsing: "http://localhost:1"))
    for reply in [
      HTTPReply(status: 200, body: Array("<html>\u{1b}".utf8)),
      HTTPReply(status: 404, body: Array("<html>".utf8)),
      HTTPReply(status: 500, body: []), HTTPReply(status: 400, body: Array("{}".utf8)),
    ] {
      #expect {
        _ = try reader.read(reply, of: Call("GetItem", [:]))
      } throws: { error in
        guard let error = error as? DynamoDBError else { return false }
        return error.isUnreachable
          && error.message.hasPrefix("http://localhost:1 answers, but not as DynamoDB: HTTP ")
          && !error.message.contains("\u{1b}")
      }
    }
  }

  @Test func errorsKeepTheirFields() throws {
    let reader = ReplyReader(endpoint: try Endpoint(parsing: "http://localhost:1"))
    let body = """
      {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
      "Message":"cancelled","CancellationReasons":[{"Code":"None"}]}
      """
    #expect {
      _ = try reader.read(
        HTTPReply(status: 400, body: Array(body.utf8)), of: Call("TransactWriteItems", [:]))
    } throws: { error in
      guard let error = error as? DynamoDBError else { return false }
      return error.type == "TransactionCanceledException" && error.message == "cancelled"
        && JSON.object(error.fields) == ["CancellationReasons": [["Code": "None"]]]
    }
  }

  @Test func secretsAreNotPrinted() {
    let credentials = Credentials(
      accessKeyID: "AKID", secretAccessKey: "very/secret", sessionToken: "token")
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in ["\(credentials)", String(reflecting: credentials), dumped] {
      #expect(!text.contains("secret"))
      #expect(!text.contains("token"))
    }
  }
}

/// Answers every call with its own input, after a time.
struct Echo: DynamoDB {
  let delay: Duration

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    try? await Task.sleep(for: delay)
    return Answer(call.body)
  }
}
