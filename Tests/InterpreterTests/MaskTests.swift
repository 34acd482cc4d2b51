import DynamoDBWire
import Scenarios
import Templates
import Testing

@Suite struct MaskTests {
  private let mask = Mask([.text("hunter2!/ä"), .map([.init("pin", .number(Number(123_456)))])])

  @Test(arguments: [
    ("Bearer hunter2!/ä.", "Bearer ***."), ("No. 123456", "No. ***"), ("12345", "12345"),
    // As an address writes it (RFC 3986, section 2.1), and in hexadecimal digits.
    ("?t=hunter2%21%2F%C3%A4&u=1", "?t=***&u=1"), ("68756e746572" + "32212fc3a4", "***"),
  ])
  func masksEverySpelling(text: String, expected: String) {
    #expect(mask.text(text) == expected)
  }

  @Test func masksWhatJSONEscapes() {
    let quoted = Mask([.text("a\"b\\c\n")])
    #expect(quoted.text(JSON.string("x a\"b\\c\n").text) == "\"x ***\"")
  }

  /// Whatever stands before it, so at each of the three places in a group of three bytes.
  @Test(arguments: ["", "x", "xy", "xyz", "wxyz"])
  func masksInsideBase64(before: String) {
    let encoded = Base64.encode(Array("\(before)hunter2!/ä and more".utf8))
    let masked = mask.text(encoded)
    #expect(masked.contains("***"))
    let rest = masked.replacing("***", with: "")
    // What is left of the secret are bits that it shares with its neighbours.
    #expect(encoded.utf8.count - rest.utf8.count >= "hunter2!/ä".utf8.count)
  }

  @Test(arguments: [
    ("hunter2!/ä", "***"), ("a long text that ends in hunt…", "a long text that ends in ***…"),
    ("'hunter2!…' and 'hunter…'", "'***…' and '***…'"), ("hun…", "hun…"), ("…", "…"),
  ])
  func masksWhatWasCutOff(text: String, expected: String) {
    #expect(mask.text(text) == expected)
  }

  @Test func theLongerSecretGoesFirst() {
    #expect(Mask([.text("abcd"), .text("abcdefgh")]).text("abcdefgh abcd") == "*** ***")
  }

  @Test func keepsTheLengthOfBytes() {
    #expect(mask.bytes(Array("x hunter2!/ä y".utf8)) == Array("x *********** y".utf8))
  }

  @Test func refusesWhatCannotBeMasked() {
    #expect(Mask.refusal(of: .text("abc")) == "it has fewer than 4 characters")
    #expect(Mask.refusal(of: .list([.text("abcd"), .bool(true)])) == "it is true or false")
    #expect(Mask.refusal(of: .text("")) == nil)
    #expect(Mask.refusal(of: .null) == nil)
  }
}
