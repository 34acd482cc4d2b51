import DynamoDBWire
import NIOCore
import Testing

@testable import DynamoDBServer

/// Clients that send too much or too slowly.
@Suite(.serialized) struct LimitsTests {
  @Test func headersOverSixteenKilobytesAreRefused() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      let value = String(repeating: "x", count: 8192)
      await client.send(request("ListTables", "{}", extra: "a: \(value)\r\nb: \(value)\r\n"))
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }
  }

  @Test func aLongRequestLineIsRefused() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send("POST /\(String(repeating: "x", count: 17_000)) HTTP/1.1\r\n\r\n")
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }
  }

  @Test func headersWithoutEndAreRefused() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send("GET / HTTP/1.1\r\n")
      await client.send(String(repeating: "a: b\r\n", count: 5000))
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }
  }

  /// The client writes everything before it reads, and still gets the answer.
  @Test(arguments: [17, 40]) func bodiesOverSixteenMegabytesAreRefused(megabytes: Int) async throws
  {
    try await withServer { port in
      let client = try RawSocket(port: port)
      let body = String(repeating: " ", count: megabytes * 1024 * 1024)
      #expect(await client.send(request("ListTables", body)))
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 413 Payload Too Large\r\n"))
    }
  }

  @Test func chunksOverSixteenMegabytesAreRefused() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "100000\r\n" + String(repeating: " ", count: 0x100000) + "\r\n"
      for _ in 0..<17 { await client.send(chunk) }
      await client.send("0\r\n\r\n")
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 413 Payload Too Large\r\n"))
    }
  }

  @Test func sixteenMegabytesAreRead() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      let space = String(repeating: " ", count: 16 * 1024 * 1024 - 2)
      await client.send(request("ListTables", "{\(space)}"))
      #expect(await client.answer()?.text == #"{"TableNames":[]}"#)
    }
  }

  @Test func aClientIsToldToContinue() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      let whole = request("ListTables", "{}", extra: "Expect: 100-continue\r\n")
      await client.send(String(whole.dropLast(2)))
      #expect(await client.answer()?.status == 100)
      await client.send("{}")
      #expect(await client.answer()?.status == 200)
    }
  }

  @Test func slowHeadersEnd() async throws {
    try await withServer(change: { $0.limits.headers = .milliseconds(100) }) { port in
      let client = try RawSocket(port: port)
      await client.send("POST / HTTP/1.1\r\nHost: a\r\n")
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    }
  }

  @Test func aSlowBodyEnds() async throws {
    try await withServer(change: { $0.limits.body = .milliseconds(100) }) { port in
      let client = try RawSocket(port: port)
      await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{")
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    }
  }

  @Test func anIdleConnectionEnds() async throws {
    try await withServer(change: { $0.limits.idle = .milliseconds(100) }) { port in
      let client = try RawSocket(port: port)
      await client.send(listTables)
      #expect(await client.answer()?.status == 200)
      #expect(await client.readToEnd().isEmpty)
    }
  }

  @Test func whoNeverReadsIsClosed() async throws {
    let text = String(repeating: "x", count: 1_000_000)
    let database = CountingDatabase(answer: ["text": .string(text)])
    try await withServer(database, change: { $0.limits.answer = .milliseconds(100) }) { port in
      let client = try RawSocket(port: port)
      await client.send(String(repeating: listTables, count: 50))
      // Once nothing more is answered, the client has long stopped taking bytes.
      var calls = 0
      repeat {
        calls = database.calls
        try await Task.sleep(for: .milliseconds(500))
      } while database.calls != calls || calls == 0
      #expect(await client.readToEnd().utf8.count < 50_000_000)
    }
  }

  @Test func stoppingWaitsForWhatIsUnderWay() async throws {
    var settings = ServerSettings(port: 0, threads: 1)
    settings.limits.tick = .milliseconds(20)
    let server = try await Server.start(SlowDatabase(delay: .milliseconds(200)), settings)
    let idle = try RawSocket(port: server.port)
    let client = try RawSocket(port: server.port)
    await client.send(request("GetItem", #"{"n":1}"#))
    try await Task.sleep(for: .milliseconds(50))
    await server.stop(within: .seconds(5))
    #expect(await client.readToEnd().hasSuffix(#"{"n":1}"#))
    #expect(await idle.readToEnd().isEmpty)
  }

  @Test func aPortInUseIsSaid() async throws {
    try await withServer { port in
      var settings = ServerSettings(port: port)
      settings.threads = 1
      await #expect {
        _ = try await Server.start(CountingDatabase(answer: [:]), settings)
      } throws: { error in
        "\(error)".hasPrefix("port \(port) of 127.0.0.1 is in use")
      }
    }
  }
}
