import DynamoDBEngine
import DynamoDBServer
import DynamoDBWire
import NIOCore
import NIOEmbedded

/// What comes over a socket, in pieces: bytes that are to be HTTP, or bodies behind a good head, plain
/// and as they say packed. The first byte chooses.
extension FuzzTarget {
  static let server = FuzzTarget(
    name: "server",
    seeds: [
      "0" + head("GetItem", length: body.utf8.count) + body,
      "0" + head("ListTables", length: 2) + "{}" + head("ListTables", length: 2) + "{}",
      "0GET / HTTP/1.1\r\nHost: localhost\r\n\r\nOPTIONS / HTTP/1.1\r\nOrigin: x\r\n\r\n",
      "1POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nX-Amz-Target: DynamoDB_20120810.Scan\r\n\r\n"
        + "2\r\n{}\r\n0\r\n\r\n",
      "2" + body, "3" + body,
      "4\u{1F}", "5x", "6" + body, "7" + body,
    ]
  ) { bytes in
    guard let mode = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch mode & 7 {
    case 0, 1: _ = answers(to: rest, pieces: mode & 1 == 0 ? rest.count : Int(mode >> 3) + 1)
    case 2, 3: requireOneAnswer(to: rest, "Accept-Encoding: gzip\r\n")
    case 4: requireOneAnswer(to: rest, "Content-Encoding: gzip\r\n")
    case 5: requireOneAnswer(to: rest, "Content-Encoding: deflate\r\n")
    default: requireSameAnswerPacked(rest, asGzip: mode & 1 == 0)
    }
  }

  private static let body = #"{"TableName":"t","Key":{"p":{"S":"a"},"s":{"N":"1"}}}"#

  private static func head(_ operation: String, length: Int, _ headers: String = "") -> String {
    "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810.\(operation)\r\n"
      + "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Date: 20261121T120000Z\r\n"
      + "Authorization: AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/dynamodb/aws4_request, "
      + "SignedHeaders=host, Signature=b\r\n\(headers)Content-Length: \(length)\r\n\r\n"
  }

  private static func requireOneAnswer(to body: [UInt8], _ headers: String) {
    let request = Array(head("GetItem", length: body.count, headers).utf8) + body
    let answers = answers(to: request, pieces: request.count)
    require(answers.starts(with: "HTTP/1.1 ".utf8), "a whole request without an answer")
  }

  /// A body means the same packed and as it is.
  private static func requireSameAnswerPacked(_ body: [UInt8], asGzip: Bool) {
    guard !body.isEmpty, let packed = PackedBody.pack(body, asGzip: asGzip) else { return }
    let plain = Array(head("GetItem", length: body.count).utf8) + body
    let encoding = "Content-Encoding: \(asGzip ? "gzip" : "deflate")\r\n"
    let other = Array(head("GetItem", length: packed.count, encoding).utf8) + packed
    let expected = withoutHead(answers(to: plain, pieces: plain.count))
    require(withoutHead(answers(to: other, pieces: 7)) == expected, "packing changes an answer")
  }

  private static func withoutHead(_ answer: [UInt8]) -> ArraySlice<UInt8> {
    let end = Array("\r\n\r\n".utf8)
    for start in answer.indices where answer[start...].starts(with: end) {
      return answer[(start + end.count)...]
    }
    return answer[...]
  }

  /// Everything that is answered to one connection's bytes, read piece by piece.
  private static func answers(to bytes: [UInt8], pieces size: Int) -> [UInt8] {
    let channel = EmbeddedChannel()
    var answers: [UInt8] = []
    do {
      try ServerPipeline.install(
        on: channel.pipeline.syncOperations, serving: tables.fork(), ServerSettings())
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    } catch {
      require(false, "no connection: \(error)")
    }
    var start = 0
    while start < bytes.count, channel.isActive {
      let end = min(bytes.count, start + max(1, size))
      // What the decoder makes of garbage is the connection's to answer, and nobody else's.
      _ = try? channel.writeInbound(ByteBuffer(bytes: bytes[start..<end]))
      start = end
    }
    while let part = try? channel.readOutbound(as: ByteBuffer.self) {
      answers += Array(part.readableBytesView)
    }
    _ = try? channel.finish(acceptAlreadyClosed: true)
    return answers
  }
}
