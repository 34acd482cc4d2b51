import CZlib

/// Packs request bodies as a client would.
enum PackedBody {
  static func pack(_ bytes: [UInt8], asGzip: Bool) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window; 16 more select gzip's wrapping in place of zlib's.
    guard
      deflateInit2_(
        &stream, Z_BEST_SPEED, Z_DEFLATED, asGzip ? 31 : 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, UInt(input.count)))
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        _ = deflate(&stream, Z_FINISH)
      }
      count = bound - Int(stream.avail_out)
    }
    return packed
  }
}
