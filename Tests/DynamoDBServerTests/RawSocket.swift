import Dispatch
import Glibc
import Testing

/// A client that sends any bytes, right or wrong, and reads what comes back.
///
/// It waits on a thread of its own: on those that run tasks, a few that wait would stop the server's.
final class RawSocket: @unchecked Sendable {
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "client")

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // Nothing here may wait for ever.
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0, "no connection to port \(port)")
  }

  deinit { Glibc.close(descriptor) }

  private func onOwnThread<Result: Sendable>(
    _ work: @escaping @Sendable (RawSocket) -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: work(self)) }
    }
  }

  /// - Returns: Whether the other side took all of it.
  @discardableResult
  func send(_ bytes: [UInt8]) async -> Bool {
    await onOwnThread { $0.sendAll(bytes) }
  }

  @discardableResult
  func send(_ text: String) async -> Bool { await send(Array(text.utf8)) }

  /// Everything until the other side closes.
  func readToEnd() async -> String {
    await onOwnThread { $0.receiveAll() }
  }

  /// The next answer, by its Content-Length; nil where the connection ends before it is whole.
  func answer() async -> HTTPAnswer? {
    await onOwnThread { $0.receiveAnswer() }
  }

  private func sendAll(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  private var unread: [UInt8] = []

  /// One more piece of what comes; false at its end.
  private func receive() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    unread += chunk[..<count]
    return true
  }

  private func receiveAll() -> String {
    while receive() {}
    defer { unread = [] }
    return String(decoding: unread, as: UTF8.self)
  }

  private func receiveAnswer() -> HTTPAnswer? {
    while true {
      if let (answer, length) = HTTPAnswer.first(in: unread) {
        unread.removeFirst(length)
        return answer
      }
      guard receive() else { return nil }
    }
  }
}

/// One answer as read from a socket.
struct HTTPAnswer: Sendable {
  let status: Int
  /// By names in lower case.
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The first whole answer and how many bytes it takes.
  static func first(in bytes: [UInt8]) -> (HTTPAnswer, Int)? {
    guard bytes.count > 4 else { return nil }
    let end = bytes.indices.dropLast(3).first { index in
      bytes[index...].starts(with: "\r\n\r\n".utf8)
    }
    guard let end else { return nil }
    let lines = bytes[..<end].split(separator: UInt8(ascii: "\n")).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(colon, offsetBy: 2)...]
      headers[line[..<colon].lowercased()] = String(value)
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    guard bytes.count >= end + 4 + length else { return nil }
    let body = Array(bytes[(end + 4)..<(end + 4 + length)])
    return (HTTPAnswer(status: status, headers: headers, body: body), end + 4 + length)
  }
}
