import Dispatch
import Glibc

/// Waits for the signals that ask a process to end; the second one ends it at once.
struct EndingSignals {
  private let signals: AsyncStream<Void>
  private let sources: [any DispatchSourceSignal]

  init() {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    self.signals = signals
    sources = [SIGTERM, SIGINT].map { number in
      // Not ignored until then: Dispatch takes the signal over on a thread of its own, some time after
      // `resume`, and one that came before would be lost. It ends the process, which serves nobody yet.
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        signal(number, SIG_DFL)
        continuation.yield()
      }
      source.resume()
      return source
    }
  }

  /// Returns with the first of them.
  func wait() async {
    for await _ in signals { return }
  }
}
