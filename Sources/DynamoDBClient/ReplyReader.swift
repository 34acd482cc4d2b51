import DynamoDBRetries
import DynamoDBWire

/// Makes answers and errors of what came back.
struct ReplyReader {
  let endpoint: Endpoint

  func read(_ reply: HTTPReply, of call: Call) throws(DynamoDBError) -> Answer {
    guard reply.status == 200 else { throw error(of: reply, call) }
    // TagResource and UntagResource answer with nothing.
    if reply.body.isEmpty, Self.silent.contains(call.operation) { return Answer([:]) }
    guard let body = (try? JSONParser.parse(reply.body))?.object else {
      throw strange(reply, "no JSON object")
    }
    return Answer(body)
  }

  private static let silent: Set<String> = ["TagResource", "UntagResource"]

  /// `{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"…"}`
  func error(of reply: HTTPReply, _ call: Call) -> DynamoDBError {
    guard let body = (try? JSONParser.parse(reply.body))?.object,
      let type = (body["__type"] ?? body["code"])?.string
    else { return withoutType(reply) }
    var fields = body
    for name in ["__type", "message", "Message"] { fields[name] = nil }
    var error = DynamoDBError(
      // `com.amazonaws.dynamodb.v20120810#Name:http://…`
      String(type.split(separator: "#").last?.split(separator: ":").first ?? ""),
      (body["message"] ?? body["Message"])?.string ?? "", fields: fields)
    // Only where it failed by itself the service may have done something.
    error.isAnswerLost = reply.status >= 500 && error.isTransient
    return error
  }

  /// Of what came in place of an error of DynamoDB's, the status says what to make of it.
  private func withoutType(_ reply: HTTPReply) -> DynamoDBError {
    let error = strange(reply, "no error of DynamoDB's")
    switch reply.status {
    case 429: return DynamoDBError("TooManyRequestsException", error.message)
    case 500 where !reply.body.isEmpty:
      // Somebody tried, and failed at it: that is an answer, though not in DynamoDB's words.
      var internalError = DynamoDBError("InternalServerError", error.message)
      internalError.isAnswerLost = true
      return internalError
    case 503 where reply.body.isEmpty: return DynamoDBError("ServiceUnavailable", error.message)
    case 301...308:
      let place = reply.location.map { " to '\(Self.visible($0.utf8))'" } ?? ""
      return .unreachable(
        "\(endpoint) answers, but not as DynamoDB: HTTP \(reply.status), a redirect\(place), which "
          + "is not followed, since requests are signed for one host")
    default: return error
    }
  }

  func error(of failure: HTTPFailure, _ call: Call) -> DynamoDBError {
    let message = "\(endpoint): \(failure.message)"
    return failure.wasSent ? .answerLost(message) : .unreachable(message)
  }

  /// Something that is no DynamoDB answered, or one through somebody who is none.
  private func strange(_ reply: HTTPReply, _ what: String) -> DynamoDBError {
    let message =
      "\(endpoint) answers, but not as DynamoDB: HTTP \(reply.status) with \(what): "
      + "'\(Self.visible(reply.body))'"
    // A success or a server's failure may hide one that was carried out; 4xx and 3xx do not.
    return reply.status == 200 || reply.status >= 500
      ? .answerLost(message) : .unreachable(message)
  }

  private static func visible(_ bytes: some Sequence<UInt8>) -> String {
    let start = bytes.prefix(120).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: " ") }
    return String(decoding: start, as: UTF8.self)
  }
}
