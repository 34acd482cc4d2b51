package import NIOCore

/// What the access log says about one request.
package struct AccessRecord: Sendable {
  /// Seconds since 1970.
  package let time: Int
  /// The client's address, such as `127.0.0.1:51234`.
  package let client: String
  /// The operation as the target names it, or method and path where it names none;
  /// `-` for what was no HTTP.
  package let request: String
  package let status: Int
  package let requestBytes: Int
  package let answerBytes: Int
  package let duration: TimeAmount

  /// One line: `2026-11-21T12:00:00Z 127.0.0.1:51234 PutItem 200 183 2 0.041ms`
  package var line: String {
    let microseconds = duration.nanoseconds / 1000
    let fraction = String(microseconds % 1000)
    let padding = String(repeating: "0", count: 3 - fraction.utf8.count)
    return "\(HTTPDate(epochSeconds: time).iso8601) \(client) \(request) \(status) "
      + "\(requestBytes) \(answerBytes) \(microseconds / 1000).\(padding)\(fraction)ms"
  }

  /// A client's text with everything that could disturb a log line replaced, at most 100 bytes.
  static func visible(_ text: some StringProtocol) -> String {
    String(
      decoding: text.utf8.prefix(100).map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") },
      as: UTF8.self)
  }
}
