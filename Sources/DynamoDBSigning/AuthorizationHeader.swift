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
    let utf8 = text.utf8
    var start = utf8.startIndex
    var isFirst = true
    var index = start
    while true {
      let isEnd = index == utf8.endIndex
      if isEnd || utf8[index] == UInt8(ascii: ",") || utf8[index] == UInt8(ascii: " ") {
        if start < index {
          if isFirst { algorithm = text[start..<index] } else { note(text[start..<index]) }
          isFirst = false
        }
        if isEnd { break }
        start = utf8.index(after: index)
      }
      index = utf8.index(after: index)
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
