/// The MD5 digest (RFC 1321) of one short message, for the hash that orders partitions.
///
/// libcrypto would cost more for its set-up than for the digest itself, and the engine needs nothing
/// else of it.
enum MD5 {
  /// The first eight bytes of the digest, as a big-endian number.
  static func prefix(of message: consuming [UInt8]) -> UInt64 {
    var a: UInt32 = 0x6745_2301
    var b: UInt32 = 0xefcd_ab89
    var c: UInt32 = 0x98ba_dcfe
    var d: UInt32 = 0x1032_5476
    let length = message.count
    var padded = message
    padded.append(0x80)
    while padded.count % 64 != 56 { padded.append(0) }
    withUnsafeBytes(of: UInt64(length * 8).littleEndian) { padded.append(contentsOf: $0) }
    padded.withUnsafeBytes { bytes in
      constants.withUnsafeBufferPointer { constants in
        for start in stride(from: 0, to: bytes.count, by: 64) {
          func word(_ index: Int) -> UInt32 {
            UInt32(
              littleEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
          }
          let (a0, b0, c0, d0) = (a, b, c, d)
          for step in 0..<64 {
            let mixed: UInt32
            let index: Int
            switch step >> 4 {
            case 0: (mixed, index) = ((b & c) | (~b & d), step)
            case 1: (mixed, index) = ((d & b) | (~d & c), (5 * step + 1) & 15)
            case 2: (mixed, index) = (b ^ c ^ d, (3 * step + 5) & 15)
            default: (mixed, index) = (c ^ (b | ~d), (7 * step) & 15)
            }
            let sum = a &+ mixed &+ constants[step] &+ word(index)
            let shift = shifts(step)
            (a, d, c) = (d, c, b)
            b = b &+ (sum << shift | sum >> (32 - shift))
          }
          a = a &+ a0
          b = b &+ b0
          c = c &+ c0
          d = d &+ d0
        }
      }
    }
    return UInt64(a.byteSwapped) << 32 | UInt64(b.byteSwapped)
  }

  @inline(__always)
  private static func shifts(_ step: Int) -> UInt32 {
    // Four shifts for each round of sixteen steps, one byte each.
    let rounds: (UInt32, UInt32, UInt32, UInt32) = (
      0x1611_0c07, 0x140e_0905, 0x1710_0b04, 0x150f_0a06
    )
    let packed =
      switch step >> 4 {
      case 0: rounds.0
      case 1: rounds.1
      case 2: rounds.2
      default: rounds.3
      }
    return packed >> UInt32((step & 3) * 8) & 255
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
