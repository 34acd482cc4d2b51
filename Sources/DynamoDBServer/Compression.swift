import CZlib

/// Packs answers for clients that ask for it.
enum Compression {
  case gzip
  case deflate

  /// nil where zlib refuses, which leaves the answer as it is.
  func pack(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_BEST_SPEED, Z_DEFLATED, self == .gzip ? 31 : 15, 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, UInt(input.count)))
    var status = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        status = CZlib.deflate(&stream, Z_FINISH)
      }
      count = bound - Int(stream.avail_out)
    }
    return status == Z_STREAM_END ? packed : nil
  }
}
