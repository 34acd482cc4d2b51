import CZlib
import DynamoDBWire
import NIOCore
import NIOHTTP1

/// Writes replies as bytes; one for each thread, since it keeps what they have in common.
struct ReplyWriter {
  /// The second all answers carry as their date; who looks at the clock sets it.
  var date: HTTPDate = .now {
    didSet { dateText = date.text }
  }

  private var dateText = HTTPDate.now.text
  private var requestIDs = RequestIDs()
  /// JSON is written here before it is known how long it is; kept, so that it seldom grows.
  private var scratch: [UInt8] = []

  /// Larger ones are given back.
  private static let keptScratch = 1024 * 1024

  struct Written {
    let bytes: ByteBuffer
    let bodyLength: Int
  }

  /// - Parameters:
  ///   - acceptEncoding: What the client said it can unpack.
  ///   - keepsAlive: Whether another request may follow.
  mutating func write(
    _ reply: Reply, acceptEncoding: String?, keepsAlive: Bool, allocator: ByteBufferAllocator
  ) -> Written {
    scratch.removeAll(keepingCapacity: scratch.capacity <= Self.keptScratch)
    switch reply.body {
    case .empty: break
    case .text(let text): scratch.append(contentsOf: text.utf8)
    case .json(let object): object.write(to: &scratch)
    }
    var encoding: Compression?
    if let acceptEncoding, scratch.count > SizeLimits.uncompressedAnswer,
      let wanted = Compression(accepting: acceptEncoding), let packed = wanted.pack(scratch)
    {
      scratch = packed
      encoding = wanted
    }
    var bytes = allocator.buffer(capacity: 512 + scratch.count)
    writeHead(reply, encoding: encoding, keepsAlive: keepsAlive, to: &bytes)
    if !reply.omitsBody { bytes.writeBytes(scratch) }
    return Written(bytes: bytes, bodyLength: reply.omitsBody ? 0 : scratch.count)
  }

  private mutating func writeHead(
    _ reply: Reply, encoding: Compression?, keepsAlive: Bool, to bytes: inout ByteBuffer
  ) {
    if reply.status == .ok {
      bytes.writeStaticString("HTTP/1.1 200 OK\r\nServer: Server\r\nDate: ")
    } else {
      bytes.writeString("HTTP/1.1 \(reply.status.code) \(reply.status.reasonPhrase)\r\n")
      bytes.writeStaticString("Server: Server\r\nDate: ")
    }
    bytes.writeString(dateText)
    if let contentType = reply.contentType {
      bytes.writeStaticString("\r\nContent-Type: ")
      bytes.writeStaticString(contentType)
    }
    if let encoding {
      bytes.writeStaticString("\r\nContent-Encoding: ")
      bytes.writeStaticString(encoding == .gzip ? "gzip" : "deflate")
    }
    bytes.writeStaticString("\r\nContent-Length: ")
    bytes.writeString(String(scratch.count))
    bytes.writeStaticString(
      keepsAlive ? "\r\nConnection: keep-alive" : "\r\nConnection: close")
    bytes.writeStaticString("\r\nx-amzn-RequestId: ")
    bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: RequestIDs.length) { output in
      requestIDs.write(into: output)
      return RequestIDs.length
    }
    if !scratch.isEmpty {
      bytes.writeStaticString("\r\nx-amz-crc32: ")
      bytes.writeString(String(crc32(0, scratch, UInt32(scratch.count))))
    }
    for (name, value) in reply.headers {
      bytes.writeStaticString("\r\n")
      bytes.writeStaticString(name)
      bytes.writeStaticString(": ")
      bytes.writeString(value)
    }
    bytes.writeStaticString("\r\n\r\n")
  }
}
