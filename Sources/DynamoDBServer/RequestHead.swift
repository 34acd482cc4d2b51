import NIOHTTP1

/// What the server needs of a request line and headers, read in one pass over them.
///
/// Of a header that comes twice the first counts, as it does for the service.
struct RequestHead {
  let method: HTTPMethod
  /// Path and query.
  let target: String
  let keepsAlive: Bool
  let headers: HTTPHeaders
  private(set) var contentType: String?
  private(set) var operationTarget: String?
  private(set) var authorization: String?
  private(set) var amzDate: String?
  private(set) var date: String?
  private(set) var contentEncoding: String?
  private(set) var acceptEncoding: String?
  private(set) var contentLength: String?
  private(set) var expect: String?
  private(set) var host: String?
  private(set) var origin: String?
  /// Offers to leave HTTP/1: after answering, nothing more can be read.
  private(set) var upgrades = false

  init(_ head: HTTPRequestHead) {
    method = head.method
    target = head.uri
    keepsAlive = head.isKeepAlive
    headers = head.headers
    for (name, value) in head.headers { note(name, value) }
  }

  private mutating func note(_ name: String, _ value: String) {
    // The length tells most headers apart, so few names are compared.
    switch name.utf8.count {
    case 4:
      if name.isHeader("host") {
        host = host ?? value
      } else if name.isHeader("date") {
        date = date ?? value
      }
    case 6:
      if name.isHeader("origin") {
        origin = origin ?? value
      } else if name.isHeader("expect") {
        expect = expect ?? value
      }
    case 7: if name.isHeader("upgrade") { upgrades = true }
    case 10: if name.isHeader("x-amz-date") { amzDate = amzDate ?? value }
    case 12:
      if name.isHeader("x-amz-target") {
        operationTarget = operationTarget ?? value
      } else if name.isHeader("content-type") {
        contentType = contentType ?? value
      }
    case 13: if name.isHeader("authorization") { authorization = authorization ?? value }
    case 14: if name.isHeader("content-length") { contentLength = contentLength ?? value }
    case 15: if name.isHeader("accept-encoding") { acceptEncoding = acceptEncoding ?? value }
    case 16: if name.isHeader("content-encoding") { contentEncoding = contentEncoding ?? value }
    default: break
    }
  }

  var path: Substring {
    guard let end = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target[...] }
    return target[..<end]
  }

  var query: Substring {
    guard let end = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return "" }
    return target[target.utf8.index(after: end)...]
  }
}

extension String {
  /// Whether this is the header, in any case.
  /// - Parameter name: In lower case.
  func isHeader(_ name: StaticString) -> Bool {
    guard utf8.count == name.utf8CodeUnitCount else { return false }
    var position = name.utf8Start
    for byte in utf8 {
      let lowercased = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lowercased != position.pointee { return false }
      position += 1
    }
    return true
  }
}
