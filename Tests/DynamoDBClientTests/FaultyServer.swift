import Glibc
import Synchronization
import Testing

/// A server that reads whole requests and answers them wrongly, as a script says.
///
/// One thread for each connection; the last line of the script stays.
final class FaultyServer: Sendable {
  enum Behaviour: Sendable {
    /// These bytes, and the connection stays open.
    case bytes([UInt8])
    /// These bytes, and the connection ends.
    case last([UInt8])
    /// A reset, after the request was read.
    case reset
    /// Nothing, for ever.
    case silence
    /// One byte at a time, with a pause of so many milliseconds before each.
    case slowly([UInt8], milliseconds: UInt32)
  }

  let port: Int
  private let socket: Int32
  private let script: [Behaviour]
  /// Operations of the requests that were read as a whole, and when each connection's began.
  private let seen = Mutex<(operations: [String], connections: Int)>(([], 0))

  init(_ script: [Behaviour]) throws {
    self.script = script
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (file, size) = (socket, length)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(file, pointer, size) == 0 && listen(file, 64) == 0
          && getsockname(file, pointer, &length) == 0
      }
    }
    try #require(bound)
    port = Int(UInt16(bigEndian: address.sin_port))
    let server = Unmanaged.passUnretained(self)
    _ = server
    start { [self] in accept() }
  }

  var operations: [String] { seen.withLock { $0.operations } }
  var connections: Int { seen.withLock { $0.connections } }

  func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

  /// `HTTP/1.1 200 OK` with headers and a body, which gets its length.
  static func answer(
    _ body: [UInt8], status: String = "200 OK", headers: [String] = [], length: Int? = nil
  ) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(length ?? body.count)"] + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  private func start(_ work: @escaping @Sendable () -> Void) {
    final class Box {
      let work: @Sendable () -> Void
      init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(work)).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().work() }
        return nil
      }, box)
    #expect(code == 0)
    pthread_detach(thread)
  }

  private func accept() {
    while true {
      let connection = Glibc.accept(socket, nil, nil)
      guard connection >= 0 else { break }
      seen.withLock { $0.connections += 1 }
      start { [self] in
        serve(connection)
        close(connection)
      }
    }
    close(socket)
  }

  private func serve(_ connection: Int32) {
    while let operation = readRequest(connection) {
      let number = seen.withLock { seen in
        seen.operations.append(operation)
        return seen.operations.count - 1
      }
      switch script[min(number, script.count - 1)] {
      case .bytes(let bytes): write(bytes, connection)
      case .last(let bytes): return write(bytes, connection)
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return
      case .silence:
        var byte: UInt8 = 0
        _ = recv(connection, &byte, 1, 0)
        return
      case .slowly(let bytes, let milliseconds):
        for byte in bytes {
          usleep(milliseconds * 1000)
          guard send(connection, [byte], 1, Int32(MSG_NOSIGNAL)) == 1 else { return }
        }
      }
    }
  }

  private func write(_ bytes: [UInt8], _ connection: Int32) {
    _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// - Returns: The operation's name; nil where the connection ends first.
  private func readRequest(_ connection: Int32) -> String? {
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: received, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        func header(_ name: String) -> String? {
          lines.first { $0.lowercased().hasPrefix(name + ": ") }
            .map { String($0.dropFirst(name.utf8.count + 2)) }
        }
        let length = header("content-length").flatMap { Int($0) } ?? 0
        if text[end.upperBound...].utf8.count >= length {
          return String(header("x-amz-target")?.split(separator: ".").last ?? "")
        }
      }
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      received += chunk[..<count]
    }
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    utf8.firstRange(of: part.utf8)
  }
}
