import NIOCore
import NIOHTTP1
import NIOPosix

/// The least a server on SwiftNIO can do: it reads HTTP and answers the same bytes to everything.
///
/// What `partita serve` reaches is measured against it on the same machine in the same minute.
/// Answers have the length of those that the load scripts get from partita.
@main
struct Yardstick {
  static func main() async throws {
    let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8766
    let group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
    let channel = try await ServerBootstrap(group: group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false)
          try channel.pipeline.syncOperations.addHandler(CannedAnswers())
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    try await channel.closeFuture.get()
  }
}

/// One answer for each operation.
final class CannedAnswers: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private static let item =
    #"{"PK":{"S":"USER#00000"},"SK":{"S":"PROFILE"},"Name":{"S":"\#(String(repeating: "x", count: 130))"},"Age":{"N":"12345"}}"#

  private static let answers: [String: ByteBuffer] = [
    "DynamoDB_20120810.PutItem": ByteBuffer(string: "{}"),
    "DynamoDB_20120810.GetItem": ByteBuffer(string: #"{"Item":\#(item)}"#),
    "DynamoDB_20120810.Query": ByteBuffer(string: query(10)),
  ]
  private static let large = ByteBuffer(string: query(100))

  private static func query(_ count: Int) -> String {
    let items = Array(repeating: item, count: count).joined(separator: ",")
    return #"{"Items":[\#(items)],"Count":\#(count),"ScannedCount":\#(count)}"#
  }

  private var answer = ByteBuffer()

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      answer = head.headers.first(name: "X-Amz-Target").flatMap { Self.answers[$0] } ?? ByteBuffer()
    case .body(let body):
      // The only thing it looks at: how many items a Query wants.
      if answer.readableBytes > 1000, body.readableBytesView.firstRange(of: Self.hundred) != nil {
        answer = Self.large
      }
    case .end:
      var head = HTTPResponseHead(version: .http1_1, status: .ok)
      head.headers = [
        "Server": "Server", "Date": "Sat, 21 Nov 2026 12:00:00 GMT",
        "Content-Type": "application/x-amz-json-1.0",
        "Content-Length": String(answer.readableBytes), "Connection": "keep-alive",
        "x-amzn-RequestId": "3KCBJE92U08IDSBBU0LHBB41FEB4DMQJKS932C5URV66CC3NMLIN",
        "x-amz-crc32": "1871834000",
      ]
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(answer))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }

  private static let hundred = Array(#""Limit": 100"#.utf8)
}
