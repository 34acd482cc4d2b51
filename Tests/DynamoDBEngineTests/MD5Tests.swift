import Testing

@testable import DynamoDBEngine

/// The test suite of RFC 1321, first eight bytes of each digest.
@Suite struct MD5Tests {
  @Test(
    arguments: [
      ("", 0xd41d_8cd9_8f00_b204),
      ("a", 0x0cc1_75b9_c0f1_b6a8),
      ("abc", 0x9001_5098_3cd2_4fb0),
      ("message digest", 0xf96b_697d_7cb7_938d),
      ("abcdefghijklmnopqrstuvwxyz", 0xc3fc_d3d7_6192_e400),
      ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 0xd174_ab98_d277_d9f5),
      (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        0x57ed_f4a2_2be3_c955
      ),
    ] as [(String, UInt64)])
  func digests(text: String, prefix: UInt64) {
    #expect(MD5.prefix(of: Array(text.utf8)) == prefix)
  }
}
