import Dispatch
import Glibc
import Synchronization

/// All requests of this process, on a few threads.
///
/// Most are driven by the first. Tasks that make many calls at once are spread over all by their
/// executors, and each one's requests stay in its thread.
enum HTTPPool {
  private static let first = HTTPLoop()
  private static let loops = [first] + (1..<count).map { _ in HTTPLoop() }
  private static let taken = Atomic(0)

  /// One a core; four keep more than any one table busy.
  private static let count = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 4))

  /// Another one each time; nil where nothing can be sent at all.
  static var executor: HTTPLoop? {
    let loop = loops[taken.wrappingAdd(1, ordering: .relaxed).oldValue % count]
    return loop.isRunning ? loop : nil
  }

  /// Sends a request and waits for what comes back; a cancelled task gives up at once.
  static func send(_ request: HTTPRequest) async -> Transfer.Result {
    await (HTTPLoop.current ?? first).send(request)
  }
}
