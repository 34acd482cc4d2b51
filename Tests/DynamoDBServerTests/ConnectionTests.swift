import DynamoDBWire
import Testing

@testable import DynamoDBServer

/// Requests one after the other, and what is no request.
@Suite(.serialized) struct ConnectionTests {
  @Test func answersOneAfterTheOther() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      for _ in 0..<3 {
        await client.send(listTables)
        let answer = try #require(await client.answer())
        #expect(answer.status == 200)
        #expect(answer.text == #"{"TableNames":[]}"#)
        #expect(answer.headers["content-type"] == "application/x-amz-json-1.0")
        // crc32 of the body, by Python's zlib.crc32.
        #expect(answer.headers["x-amz-crc32"] == "1315925753")
        let id = try #require(answer.headers["x-amzn-requestid"])
        #expect(id.utf8.count == 52)
        #expect(id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
      }
    }
  }

  @Test(arguments: [0, 3]) func pipelinedRequestsAreAnsweredInOrder(milliseconds: Int) async throws
  {
    try await withServer(SlowDatabase(delay: .milliseconds(milliseconds))) { port in
      let client = try RawSocket(port: port)
      let all = (0..<200).map { request("GetItem", #"{"n":\#($0)}"#) }.joined()
      await client.send(all)
      for number in 0..<200 {
        let answer = try #require(await client.answer())
        #expect(answer.text == #"{"n":\#(number)}"#)
      }
    }
  }

  @Test func aRequestMayComeByteByByte() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      for byte in listTables.utf8 { await client.send([byte]) }
      #expect(await client.answer()?.status == 200)
    }
  }

  @Test func aBodyMayComeInChunks() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      let head = request("ListTables", "").unicodeScalars.split(separator: "\n").dropLast()
        .filter { !$0.elementsEqual("Content-Length: 0\r".unicodeScalars) }
        .map { String($0) + "\n" }.joined()
      await client.send(head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")
      #expect(await client.answer()?.text == #"{"TableNames":[]}"#)
    }
  }

  @Test func connectionEndsWhereTheClientSaysSo() async throws {
    try await withServer { port in
      let client = try RawSocket(port: port)
      await client.send(request("ListTables", "{}", extra: "Connection: close\r\n"))
      let answer = await client.readToEnd()
      #expect(answer.contains("Connection: close"))
      #expect(answer.hasSuffix(#"{"TableNames":[]}"#))
    }
  }

  @Test(arguments: [
    "GARBAGE\r\n\r\n", "\0\u{1}\u{2}\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}", "GET / HTTP/9.9\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "GET / HTTP/1.1\r\nbad header\r\n\r\n", "GET / HTTP/1.1\r\n: empty\r\n\r\n",
  ])
  func garbageIsRefusedAndOthersAreServed(garbage: String) async throws {
    try await withServer { port in
      let other = try RawSocket(port: port)
      await other.send(listTables)
      #expect(await other.answer()?.status == 200)
      let client = try RawSocket(port: port)
      await client.send(garbage)
      #expect(await client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
      await other.send(listTables)
      #expect(await other.answer()?.status == 200)
    }
  }

  @Test func garbageAfterARequestLeavesItsAnswer() async throws {
    try await withServer(SlowDatabase(delay: .milliseconds(30))) { port in
      let client = try RawSocket(port: port)
      await client.send(request("GetItem", #"{"n":1}"#) + "GARBAGE\r\n\r\n")
      let answer = await client.readToEnd()
      #expect(answer.hasSuffix(#"{"n":1}"#))
      #expect(answer.contains("Connection: close"))
    }
  }

  @Test func connectionsBeyondTheirNumberAreTurnedAway() async throws {
    try await withServer(change: { $0.maximumConnections = 2 }) { port in
      let first = try RawSocket(port: port)
      let second = try RawSocket(port: port)
      await first.send(listTables)
      #expect(await first.answer()?.status == 200)
      await second.send(listTables)
      #expect(await second.answer()?.status == 200)
      let third = try RawSocket(port: port)
      #expect(await third.readToEnd().hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
      await first.send(listTables)
      #expect(await first.answer()?.status == 200)
    }
  }

  /// 500 answers of 100 KB are asked for and not read: the server may not hold them all.
  @Test func whoDoesNotReadIsNotWrittenTo() async throws {
    let text = String(repeating: "x", count: 100_000)
    let counter = CountingDatabase(answer: ["text": .string(text)])
    try await withServer(counter) { port in
      let client = try RawSocket(port: port)
      await client.send(String(repeating: listTables, count: 500))
      try await Task.sleep(for: .milliseconds(300))
      #expect(counter.calls < 300)
      for _ in 0..<500 { #expect(await client.answer()?.body.count == text.utf8.count + 11) }
      #expect(counter.calls == 500)
    }
  }
}
