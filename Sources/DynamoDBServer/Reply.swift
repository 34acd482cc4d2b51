import DynamoDBWire
import NIOHTTP1

/// What one request is answered with, before it is bytes.
struct Reply {
  enum Body {
    case empty
    case text(String)
    case json(JSON.Object)
  }

  typealias Header = (name: StaticString, value: String)

  var status: HTTPResponseStatus
  var contentType: StaticString?
  var body: Body
  var headers: [Header] = []
  /// Whether the connection ends with this answer.
  var closes = false
  /// An answer to HEAD names the length of a body that it does not have.
  var omitsBody = false

  init(
    _ status: HTTPResponseStatus, _ body: Body = .empty, contentType: StaticString? = nil,
    closes: Bool = false
  ) {
    self.status = status
    self.body = body
    self.contentType = contentType
    self.closes = closes
  }
}

extension Reply {
  /// Tells a load balancer that the server lives; the space at the end is the service's.
  static func health(host: String?) -> Reply {
    Reply(.ok, .text("healthy: \(host ?? "dynamodb.us-east-1.amazonaws.com") "))
  }

  /// Another method, path or content type than the API's.
  static let notFound = Reply(.notFound, .text("<UnknownOperationException/>\n"))

  static let bodyTooLarge = Reply(.payloadTooLarge, closes: true)

  /// Not HTTP, or more headers than the service reads.
  static let badRequest = Reply(.badRequest, closes: true)

  static let timeout = Reply(.requestTimeout, closes: true)

  static let tooManyConnections = Reply(
    .serviceUnavailable,
    .json([
      "__type": "com.amazonaws.dynamodb.v20120810#ServiceUnavailable",
      "message": "There are too many connections",
    ]), contentType: "application/x-amz-json-1.0", closes: true)

  /// A body that cannot be unpacked, which the service answers like a fault of its own.
  static let undecodableBody = Reply(
    .internalServerError, .json(["__type": "com.amazon.coral.service#InternalFailure"]),
    contentType: "application/x-amz-json-1.0")
}
