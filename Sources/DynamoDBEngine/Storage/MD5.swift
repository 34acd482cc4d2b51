/// The MD5 digest (RFC 1321) of one short message, for the hash that orders partitions.
///
/// libcrypto would cost more for its set-up than for the digest itself, and the engine needs nothing
/// else of it.
enum MD5 {
  /// The first eight bytes of the digest, as a big-endian number.
  static func prefix(of message: [UInt8]) -> UInt64 { message.withUnsafeBytes { prefix(of: $0) } }

  /// The first eight bytes of the digest, of a message where it lies.
  static func prefix(of message: UnsafeRawBufferPointer) -> UInt64 {
    var state = State()
    let whole = message.count & ~63
    for start in stride(from: 0, to: whole, by: 64) {
      state.add(UnsafeRawBufferPointer(rebasing: message[start..<(start + 64)]))
    }
    // The rest with its padding: a one, zeros, and the length in bits.
    let rest = message.count - whole
    let paddedCount = rest < 56 ? 64 : 128
    withUnsafeTemporaryAllocation(byteCount: paddedCount, alignment: 8) { padded in
      padded.initializeMemory(as: UInt8.self, repeating: 0)
      padded.copyMemory(from: UnsafeRawBufferPointer(rebasing: message[whole...]))
      padded[rest] = 0x80
      padded.storeBytes(
        of: UInt64(message.count * 8).littleEndian, toByteOffset: paddedCount - 8, as: UInt64.self)
      for start in stride(from: 0, to: paddedCount, by: 64) {
        state.add(UnsafeRawBufferPointer(rebasing: padded[start..<(start + 64)]))
      }
    }
    return UInt64(state.a.byteSwapped) << 32 | UInt64(state.b.byteSwapped)
  }

  private struct State {
    var a: UInt32 = 0x6745_2301
    var b: UInt32 = 0xefcd_ab89
    var c: UInt32 = 0x98ba_dcfe
    var d: UInt32 = 0x1032_5476

    /// Takes in one block of 64 bytes: four rounds of sixteen steps, four steps at a time so that
    /// the words stay in their places.
    mutating func add(_ block: UnsafeRawBufferPointer) {
      let before = self
      MD5.constants.withUnsafeBufferPointer { constants in
        func sum(_ step: Int, _ word: Int) -> UInt32 {
          constants[step]
            &+ UInt32(
              littleEndian: block.loadUnaligned(fromByteOffset: (word & 15) * 4, as: UInt32.self))
        }
        for step in stride(from: 0, to: 16, by: 4) {
          a = b &+ (a &+ (b & c | ~b & d) &+ sum(step, step)).rotated(7)
          d = a &+ (d &+ (a & b | ~a & c) &+ sum(step + 1, step + 1)).rotated(12)
          c = d &+ (c &+ (d & a | ~d & b) &+ sum(step + 2, step + 2)).rotated(17)
          b = c &+ (b &+ (c & d | ~c & a) &+ sum(step + 3, step + 3)).rotated(22)
        }
        for step in stride(from: 16, to: 32, by: 4) {
          a = b &+ (a &+ (d & b | ~d & c) &+ sum(step, 5 * step + 1)).rotated(5)
          d = a &+ (d &+ (c & a | ~c & b) &+ sum(step + 1, 5 * step + 6)).rotated(9)
          c = d &+ (c &+ (b & d | ~b & a) &+ sum(step + 2, 5 * step + 11)).rotated(14)
          b = c &+ (b &+ (a & c | ~a & d) &+ sum(step + 3, 5 * step + 16)).rotated(20)
        }
        for step in stride(from: 32, to: 48, by: 4) {
          a = b &+ (a &+ (b ^ c ^ d) &+ sum(step, 3 * step + 5)).rotated(4)
          d = a &+ (d &+ (a ^ b ^ c) &+ sum(step + 1, 3 * step + 8)).rotated(11)
          c = d &+ (c &+ (d ^ a ^ b) &+ sum(step + 2, 3 * step + 11)).rotated(16)
          b = c &+ (b &+ (c ^ d ^ a) &+ sum(step + 3, 3 * step + 14)).rotated(23)
        }
        for step in stride(from: 48, to: 64, by: 4) {
          a = b &+ (a &+ (c ^ (b | ~d)) &+ sum(step, 7 * step)).rotated(6)
          d = a &+ (d &+ (b ^ (a | ~c)) &+ sum(step + 1, 7 * step + 7)).rotated(10)
          c = d &+ (c &+ (a ^ (d | ~b)) &+ sum(step + 2, 7 * step + 14)).rotated(15)
          b = c &+ (b &+ (d ^ (c | ~a)) &+ sum(step + 3, 7 * step + 21)).rotated(21)
        }
      }
      a = a &+ before.a
      b = b &+ before.b
      c = c &+ before.c
      d = d &+ before.d
    }
  }

  /// The whole parts of |sin(n + 1)| · 2³², for n from 0 to 63.
  private static let constants: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613,
    0xfd46_9501, 0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193,
    0xa679_438e, 0x49b4_0821, 0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d,
    0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8, 0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed,
    0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a, 0xfffa_3942, 0x8771_f681, 0x6d9d_6122,
    0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70, 0x289b_7ec6, 0xeaa1_27fa,
    0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665, 0xf429_2244,
    0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb,
    0xeb86_d391,
  ]
}

extension UInt32 {
  /// The bits moved to the left, those that fall out coming back from the right.
  fileprivate func rotated(_ count: UInt32) -> UInt32 {
    self &<< count | self &>> (32 &- count)
  }
}
