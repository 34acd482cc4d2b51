import CZlib

/// Takes answers out of their compression.
enum Inflation {
  /// - Returns: nil where the bytes are cut off, are something else, or grow beyond the maximum.
  static func inflate(_ bytes: [UInt8], _ encoding: String, maximum: Int) -> [UInt8]? {
    guard ["gzip", "x-gzip", "deflate"].contains(encoding.lowercased()) else { return nil }
    var stream = z_stream()
    // 15 bits of window; 32 more tell gzip's wrapping from zlib's.
    guard
      inflateInit2_(&stream, 47, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        let (code, count) = chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          let code = CZlib.inflate(&stream, Z_NO_FLUSH)
          return (code, chunk.count - Int(stream.avail_out))
        }
        guard code == Z_OK || code == Z_STREAM_END, output.count + count <= maximum else {
          return nil
        }
        output += chunk[..<count]
        if code == Z_STREAM_END { return output }
        if count == 0, stream.avail_in == 0 { return nil }
      }
    }
  }
}

/// The checksum that the service puts on its answers.
enum Checksum {
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: CZlib.crc32(0, bytes, UInt32(bytes.count)))
  }
}
