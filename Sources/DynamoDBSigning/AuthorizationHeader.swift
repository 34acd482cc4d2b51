/// The parts of an `Authorization` header, empty where it does not have them.
///
/// ```
/// AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=9f…
/// ```
/// Parts may be separated by commas, spaces or both, as the service accepts them.
package struct AuthorizationHeader {
  package private(set) var algorithm: Substring = ""
  package private(set) var credential: Substring = ""
  package private(set) var signedHeaders: Substring = ""
  package private(set) var signature: Substring = ""

  package init(_ text: String) {
    var text = text
    let parts = text.withUTF8 { bytes in
      bytes.indices.split { bytes[$0] == UInt8(ascii: ",") || bytes[$0] == UInt8(ascii: " ") }
    }
    for (place, part) in parts.enumerated() {
      let start = text.utf8.index(text.startIndex, offsetBy: part.startIndex)
      let end = text.utf8.index(start, offsetBy: part.count)
      if place == 0 { algorithm = text[start..<end] } else { note(text[start..<end]) }
    }
  }

  private mutating func note(_ part: Substring) {
    guard let equals = part.utf8.firstIndex(of: UInt8(ascii: "=")) else { return }
    let value = part[part.utf8.index(after: equals)...]
    // The first letters tell them apart, and the rest must be right.
    switch part.utf8.distance(from: part.startIndex, to: equals) {
    case 10 where part[..<equals] == "Credential": credential = value
    case 13 where part[..<equals] == "SignedHeaders": signedHeaders = value
    case 9 where part[..<equals] == "Signature": signature = value
    default: break
    }
  }
}
