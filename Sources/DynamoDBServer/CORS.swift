import NIOHTTP1

/// Cross-origin requests: any page may call the server, as it may the service.
extension Reply {
  /// The answer to a browser that asks what it may send.
  static func preflight(for head: RequestHead) -> Reply {
    var reply = Reply(.ok)
    if let headers = head.headers.first(name: "access-control-request-headers") {
      reply.headers.append(("Access-Control-Allow-Headers", headers))
    }
    if let method = head.headers.first(name: "access-control-request-method") {
      reply.headers.append(("Access-Control-Allow-Methods", method))
    }
    reply.headers.append(("Access-Control-Max-Age", "172800"))
    return reply
  }

  /// What every answer to a page of another origin carries.
  mutating func allowOrigin() {
    headers.append(("Access-Control-Allow-Origin", "*"))
    headers.append(("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amz-crc32,Date"))
  }
}
