package import DynamoDBWire

/// Where a DynamoDB is to be reached: `http://127.0.0.1:8000`.
package struct Endpoint: Sendable, CustomStringConvertible {
  /// The address without a slash at its end.
  package let url: String
  /// Host and port as the `Host` header has them.
  let authority: String
  /// Without brackets.
  let host: String

  package var description: String { url }

  /// - Throws: `Unreachable`, saying what is wrong with the text.
  package init(parsing text: String) throws(DynamoDBError) {
    var rest = text[...]
    let scheme: String
    if let found = ["http://", "https://"].first(where: { rest.hasPrefix($0) }) {
      scheme = found
    } else {
      throw Self.failure(text, "it must start with http:// or https://")
    }
    rest = rest.dropFirst(scheme.utf8.count)
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard !rest.isEmpty else { throw Self.failure(text, "it has no host") }
    if rest.utf8.contains(UInt8(ascii: "@")) {
      // Not repeated: it may be a password.
      throw .unreachable("an endpoint has no user and password; use AWS_ACCESS_KEY_ID instead")
    }
    let (host, port) = Self.split(rest)
    guard !host.isEmpty, host.utf8.allSatisfy(\.isHostByte) else {
      throw Self.failure(text, "'\(rest)' is no host, or host and port")
    }
    if let port {
      guard let number = UInt16(String(port)), number > 0 else {
        throw Self.failure(text, "'\(port)' is no port")
      }
    }
    url = scheme + rest
    self.host = String(host)
    // A default port is not named in the header.
    let isDefault = port == (scheme == "http://" ? "80" : "443")
    let bracketed = rest.hasPrefix("[") ? "[\(host)]" : String(host)
    authority = isDefault || port == nil ? bracketed : String(rest)
  }

  /// The service's own in a region.
  static func service(region: String) throws(DynamoDBError) -> Endpoint {
    try Endpoint(parsing: "https://dynamodb.\(region).amazonaws.com")
  }

  /// Whether it is this machine, where no real credentials are needed.
  var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.utf8.allSatisfy { $0 < 0x3A })
  }

  /// Host and port of `localhost:8000` or `[::1]:8000`.
  private static func split(_ authority: Substring) -> (host: Substring, port: Substring?) {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      let host = authority[authority.index(after: authority.startIndex)..<end]
      let rest = authority[authority.index(after: end)...]
      return rest.isEmpty ? (host, nil) : (rest.hasPrefix(":") ? host : "", rest.dropFirst())
    }
    guard let colon = authority.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return (authority, nil)
    }
    return (authority[..<colon], authority[authority.utf8.index(after: colon)...])
  }

  private static func failure(_ text: String, _ reason: String) -> DynamoDBError {
    .unreachable("'\(text)' is no endpoint: \(reason), as in http://127.0.0.1:8000")
  }
}

extension UInt8 {
  /// A letter, digit, `-`, `.`, `_` or `:` (of an IPv6 address).
  fileprivate var isHostByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
