/// What of an HTTP request a signature covers.
package struct SignableRequest: Sendable {
  package typealias Header = (name: String, value: String)

  package var method: String
  /// Path and query as in the request line: `/?a=b`.
  package var target: String
  package var headers: [Header]

  package init(method: String, target: String, headers: [Header]) {
    self.method = method
    self.target = target
    self.headers = headers
  }

  /// The names of all headers in lower case, each once, in their order.
  var headerNames: [Substring] {
    var names = headers.map { $0.name.lowercased()[...] }
    names.sort()
    for index in names.indices.dropFirst().reversed() where names[index] == names[index - 1] {
      names.remove(at: index)
    }
    return names
  }

  /// The one text both sides make of a request, whatever spelling travelled between them.
  ///
  /// ```
  /// POST\n/\n\nhost:localhost:8000\nx-amz-date:20261121T120000Z\n\nhost;x-amz-date\n<hash of the body>
  /// ```
  /// - Parameter names: The signed headers, in lower case.
  /// - Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
  func canonical(signing names: [Substring], bodyHash: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(512)
    text.append(contentsOf: method.utf8)
    text.append(.newline)
    appendTarget(to: &text)
    for name in names {
      text.append(contentsOf: name.utf8)
      text.append(UInt8(ascii: ":"))
      appendValue(of: name, to: &text)
      text.append(.newline)
    }
    text.append(.newline)
    for (index, name) in names.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ";")) }
      text.append(contentsOf: name.utf8)
    }
    text.append(.newline)
    text.append(contentsOf: bodyHash.hexadecimal)
    return text
  }

  /// Path and query, a line each.
  private func appendTarget(to text: inout [UInt8]) {
    // Nearly every request of DynamoDB.
    if target == "/" {
      text.append(contentsOf: "/\n\n".utf8)
      return
    }
    let parts = target.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1)
    let path = target.utf8.first == UInt8(ascii: "?") ? nil : parts.first
    text.append(contentsOf: CanonicalPath.bytes(of: path.map(Array.init) ?? []))
    text.append(.newline)
    if parts.count > 1 { text.append(contentsOf: CanonicalQuery.bytes(of: Array(parts[1]))) }
    text.append(.newline)
  }

  /// Values of headers with one name in the order of the request, each trimmed, runs of space as one.
  private func appendValue(of name: Substring, to text: inout [UInt8]) {
    var isFirst = true
    for header in headers where header.name.hasLowercase(name) {
      if !isFirst { text.append(UInt8(ascii: ",")) }
      isFirst = false
      if header.value.isPlain {
        text.append(contentsOf: header.value.utf8)
      } else {
        Self.append(header.value, to: &text)
      }
    }
  }

  private static func append(_ value: String, to text: inout [UInt8]) {
    var needsSpace = false
    let start = text.count
    for byte in value.utf8 {
      if byte.isSpace {
        needsSpace = text.count > start
      } else {
        if needsSpace { text.append(0x20) }
        needsSpace = false
        text.append(byte)
      }
    }
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")

  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension String {
  /// Whether no byte of it is a space, as in nearly all headers but those that come from elsewhere.
  var isPlain: Bool { utf8.allSatisfy { !$0.isSpace } }

  /// Whether the text is this one when written in lower case (ASCII).
  func hasLowercase(_ other: Substring) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.lowercased == $1 }
  }
}
