import DynamoDBSigning
import DynamoDBWire
import NIOCore
import NIOHTTP1

/// What a request comes to before any database has seen it.
enum ReadRequest {
  case call(Call)
  case reply(Reply)
}

/// Reads whole requests, with the checks that come before an operation's own, in the service's order
/// (dynalite recorded it).
struct RequestReader: Sendable {
  let authentication: Authentication

  func read(_ head: RequestHead, _ body: ByteBuffer?) -> ReadRequest {
    guard head.path == "/" else { return .reply(.notFound) }
    switch head.method {
    case .POST: return readPost(head, body)
    case .GET: return .reply(.health(host: head.host.map { AccessRecord.visible($0) }))
    case .OPTIONS where head.origin != nil: return .reply(.preflight(for: head))
    default: return .reply(.notFound)
    }
  }

  private func readPost(_ head: RequestHead, _ body: ByteBuffer?) -> ReadRequest {
    var content = body ?? ByteBuffer()
    let sent = content
    if let encoding = head.contentEncoding {
      do throws(Inflation.Failure) {
        content = try Inflation.inflate(content, encoding: encoding)
      } catch {
        switch error {
        case .tooLarge: return .reply(.bodyTooLarge)
        case .broken: return .reply(.undecodableBody)
        }
      }
    }
    let contentType = head.contentType ?? ""
    let isOwnType = contentType == "application/x-amz-json-1.0"
    if !isOwnType, content.readableBytes > 0, !Self.isJSON(contentType) { return .reply(.notFound) }
    let answerType = Self.answerType(isOwnType ? "application/x-amz-json-1.0" : contentType)
    do throws(DynamoDBError) {
      let input = try Self.parse(content)
      let operation = try Self.operation(head.operationTarget)
      try authentication.check(head, sent: sent)
      guard let input = input?.object else { throw .serialization("") }
      return .call(Call(operation, input))
    } catch {
      return .reply(Reply(error, contentType: answerType))
    }
  }

  /// The content type that an answer gets: the service's own unless the request came as plain JSON.
  static func answerType(of head: RequestHead) -> StaticString {
    answerType(head.contentType ?? "")
  }

  private static func answerType(_ contentType: String) -> StaticString {
    mediaType(contentType) == "application/x-amz-json-1.0"
      ? "application/x-amz-json-1.0" : "application/json"
  }

  private static func isJSON(_ contentType: String) -> Bool {
    let type = mediaType(contentType)
    return type == "application/x-amz-json-1.0" || type == "application/json"
  }

  /// `application/json` of `application/json; charset=utf-8`
  private static func mediaType(_ contentType: String) -> Substring {
    var type = contentType[...]
    if let end = type.utf8.firstIndex(of: UInt8(ascii: ";")) { type = type[..<end] }
    while type.utf8.first == 0x20 { type = type.dropFirst() }
    while type.utf8.last == 0x20 { type = type.dropLast() }
    return type
  }

  /// The body where there is one, which must be JSON whatever else is wrong.
  private static func parse(_ body: ByteBuffer) throws(DynamoDBError) -> JSON? {
    guard body.readableBytes > 0 else { return nil }
    let parsed = body.withUnsafeReadableBytes { bytes -> JSON? in
      try? JSONParser.parse(bytes.bindMemory(to: UInt8.self))
    }
    guard let parsed else { throw .serialization("") }
    return parsed
  }

  private static func operation(_ target: String?) throws(DynamoDBError) -> String {
    guard let target, let operation = OperationTarget.operation(in: target) else {
      throw .unknownOperation("")
    }
    return operation
  }
}
