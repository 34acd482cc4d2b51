import Dispatch
import DynamoDBSigning
import DynamoDBWire
import Synchronization

/// libcurl's handles, each with a connection that it keeps: taken for one call and given back.
final class HandlePool: Sendable {
  private let settings: ClientSettings
  private let idle = Mutex<[CurlHandle]>([])

  init(_ settings: ClientSettings) { self.settings = settings }

  /// Posts a body and waits for what comes back.
  /// - Throws: `Unreachable`.
  func post(
    _ body: [UInt8], headers: [SignableRequest.Header]
  ) async throws(DynamoDBError) -> HTTPReply {
    // The one used last has the warmest connection.
    let kept = idle.withLock { $0.popLast() }
    let handle = if let kept { kept } else { try CurlHandle(settings) }
    let result = await withCheckedContinuation { continuation in
      handle.queue.async { continuation.resume(returning: handle.post(body, headers: headers)) }
    }
    idle.withLock { $0.append(handle) }
    return try result.get()
  }
}
