import DynamoDBWire
import Testing

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func vectors(_ text: String, _ encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(text.utf8))
  }

  @Test func allBytes() {
    let bytes = Array(UInt8.min...UInt8.max)
    for start in 0..<3 {
      let part = Array(bytes[start...])
      #expect(Base64.decode(Base64.encode(part)) == part)
    }
    #expect(Base64.encode([0xFB, 0xFF, 0xBF]) == "+/+/")
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "====", "=", "Z===", "Zh==", "Zm9=", "Zm9v=", "Z g=", "Zm-v", "Zm_v",
    "Zg==Zg==", "=Zg=", "A=B=", "Zm9vYé", "Zm9v\n",
  ])
  func refused(_ text: String) { #expect(Base64.decode(text) == nil) }
}
