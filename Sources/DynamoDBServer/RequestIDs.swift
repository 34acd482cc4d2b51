/// Request ids like the service's: 52 digits and upper-case letters.
///
/// They only tell requests apart, so a small generator with a random start is enough.
struct RequestIDs {
  static let length = 52

  private var state: UInt64 = .random(in: .min ... .max)

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Fills 52 bytes, five bits each.
  mutating func write(into output: UnsafeMutableRawBufferPointer) {
    let alphabet: StaticString = "0123456789ABCDEFGHIJKLMNOPQRSTUV"
    var bits: UInt64 = 0
    for index in 0..<min(Self.length, output.count) {
      if index % 12 == 0 { bits = next() }
      output[index] = alphabet.utf8Start[Int(bits & 31)]
      bits >>= 5
    }
  }
}
