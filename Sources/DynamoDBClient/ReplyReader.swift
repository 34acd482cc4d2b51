import DynamoDBWire

/// What came back for one request.
struct HTTPReply {
  let status: Int
  let body: [UInt8]
}

/// Makes answers and errors of what came back.
struct ReplyReader {
  let endpoint: Endpoint

  func read(_ reply: HTTPReply) throws(DynamoDBError) -> Answer {
    guard reply.status == 200 else { throw error(of: reply) }
    // TagResource and UntagResource answer with nothing.
    if reply.body.isEmpty { return Answer([:]) }
    guard let body = (try? JSONParser.parse(reply.body))?.object else {
      throw strange(reply, "no JSON object")
    }
    return Answer(body)
  }

  /// `{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"…"}`
  private func error(of reply: HTTPReply) -> DynamoDBError {
    guard let body = (try? JSONParser.parse(reply.body))?.object,
      let type = body["__type"]?.string
    else { return strange(reply, "no error of DynamoDB's") }
    var fields = body
    for name in ["__type", "message", "Message"] { fields[name] = nil }
    return DynamoDBError(
      String(type.split(separator: "#").last ?? ""),
      (body["message"] ?? body["Message"])?.string ?? "", fields: fields)
  }

  /// Something that is no DynamoDB answered.
  private func strange(_ reply: HTTPReply, _ what: String) -> DynamoDBError {
    let start = reply.body.prefix(120).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: " ") }
    return .unreachable(
      "\(endpoint) answers, but not as DynamoDB: HTTP \(reply.status) with \(what): "
        + "'\(String(decoding: start, as: UTF8.self))'")
  }
}
