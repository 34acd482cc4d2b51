import DynamoDBSigning

/// One request to send.
struct HTTPRequest: Sendable {
  var settings: HTTPSettings
  var headers: [SignableRequest.Header]
  var body: [UInt8] = []

  init(
    method: HTTPSettings.Method = .post, url: String, headers: [SignableRequest.Header] = []
  ) {
    settings = HTTPSettings(method: method, url: url)
    self.headers = headers
  }
}

/// What requests to one place have in common.
struct HTTPSettings: Sendable, Equatable {
  enum Method: String {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  var method: Method
  var url: String
  /// Whether libcurl may send it again by itself, when a connection that it kept turns out dead.
  var canBeRepeated = true
  /// Whether it is for this machine or its network, where no proxy leads.
  var isLocal = false
  /// A file of certificates to trust in place of the system's.
  var trust: String?
  /// For reaching the endpoint.
  var connectLimit: Duration = .seconds(5)
  /// For all of it.
  var limit: Duration = .seconds(60)
}

/// What came back for one request.
struct HTTPReply: Sendable {
  var status: Int
  /// Decompressed.
  var body: [UInt8]
  /// Seconds since 1970 by the service's clock, from the `Date` header of an answer other than 200.
  var date: Int?
  /// Where a redirect leads.
  var location: String?
}

/// Why nothing came back.
struct HTTPFailure: Error {
  let message: String
  /// Whether the request was sent, at least in part, so that somebody may have acted on it.
  let wasSent: Bool
}
