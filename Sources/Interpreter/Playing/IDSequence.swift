import Synchronization

/// The ids of a run: UUIDs that follow from the scenario's seed alone.
///
/// The generator is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014). Two of its outputs make one UUID, version 4 and variant 1 set as RFC 9562
/// asks. The same seed gives the same ids on every machine.
///
/// ```swift
/// IDSequence(seed: 1).next()  // "910a2dec-8902-4cc1-beeb-8da1658eec67"
/// ```
package final class IDSequence: Sendable {
  private let state: Mutex<UInt64>

  package init(seed: UInt64) { state = Mutex(seed) }

  /// A sequence that goes on where this one stands.
  func fork() -> IDSequence { IDSequence(seed: state.withLock { $0 }) }

  package func next() -> String {
    let (high, low) = state.withLock { state in
      (Self.splitMix64(&state), Self.splitMix64(&state))
    }
    return Self.text(
      high & ~0xF000 | 0x4000,
      low & ~(0b11 << 62) | 0b10 << 62)
  }

  private static func splitMix64(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static func text(_ high: UInt64, _ low: UInt64) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    for position in 0..<32 {
      if [8, 12, 16, 20].contains(position) { bytes.append(UInt8(ascii: "-")) }
      let half = position < 16 ? high : low
      bytes.append(digits[Int(half >> UInt64(60 - position % 16 * 4) & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
