import Interpreter
import Testing

@Suite struct IDSequenceTests {
  /// Computed by hand from SplitMix64's definition (whose first output for the seed 1234567 is
  /// 6457827717110365317 in the published test vectors).
  @Test func followFromTheSeed() {
    let ids = IDSequence(seed: 109)
    #expect(ids.next() == "b32f0f46-fbfb-4cde-9e79-ecdd204a14ae")
    #expect(ids.next() == "9d426203-4bac-4237-97dc-c8a54a67c111")
    #expect(IDSequence(seed: 1).next() == "910a2dec-8902-4cc1-beeb-8da1658eec67")
  }

  @Test func areRandomUUIDs() {
    let ids = IDSequence(seed: 0)
    var seen: Set<String> = []
    for _ in 0..<1000 {
      let id = ids.next()
      let digits = Array(id)
      #expect(digits.count == 36)
      #expect(digits[14] == "4")
      #expect("89ab".contains(digits[19]))
      seen.insert(id)
    }
    #expect(seen.count == 1000)
  }
}
