import CZlib
import NIOCore

/// Unpacks request bodies, never to more than a body may have.
enum Inflation {
  enum Failure: Error {
    /// Unpacked, the body is larger than the service takes.
    case tooLarge
    /// The body is not what its encoding says, or the encoding is unknown.
    case broken
  }

  private static let step = 64 * 1024

  static func inflate(_ body: ByteBuffer, encoding: String) throws(Failure) -> ByteBuffer {
    let isGzip = encoding.isHeader("gzip")
    guard isGzip || encoding.isHeader("deflate") else {
      if encoding.isEmpty || encoding.isHeader("identity") { return body }
      throw .broken
    }
    var stream = z_stream()
    // 15 bits of window; 16 more select gzip's wrapping in place of zlib's.
    guard
      inflateInit2_(
        &stream, isGzip ? 31 : 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .broken }
    defer { inflateEnd(&stream) }
    var packed = Array(body.readableBytesView)
    let result = packed.withUnsafeMutableBufferPointer { input -> Result<ByteBuffer, Failure> in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      do throws(Failure) {
        return .success(try run(&stream, isGzip: isGzip))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func run(_ stream: inout z_stream, isGzip: Bool) throws(Failure) -> ByteBuffer {
    var unpacked = ByteBuffer()
    while true {
      var status = Z_OK
      unpacked.writeWithUnsafeMutableBytes(minimumWritableBytes: step) { output in
        let room = min(output.count, step)
        stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(room)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        return room - Int(stream.avail_out)
      }
      guard unpacked.readableBytes <= SizeLimits.body else { throw .tooLarge }
      switch status {
      case Z_OK: continue
      case Z_STREAM_END where stream.avail_in == 0: return unpacked
      // Several gzip files after another are one, by gzip's definition.
      case Z_STREAM_END where isGzip:
        guard inflateReset(&stream) == Z_OK else { throw .broken }
      default: throw .broken
      }
    }
  }
}
