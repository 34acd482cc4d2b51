import Documents
import Glibc
import Synchronization

/// Writes a report whole or not at all, also where Ctrl-C comes in between.
enum ReportFile {
  static func write(_ text: String, to path: String) throws(Diagnostic) {
    let signals = [SIGINT, SIGTERM, SIGHUP]
    let before = signals.map { signal($0) { interruption.store($0, ordering: .relaxed) } }
    defer {
      for (number, handler) in zip(signals, before) { signal(number, handler) }
      let number = interruption.exchange(0, ordering: .relaxed)
      if number != 0 { raise(number) }
    }
    try AtomicFile.write(Array(text.utf8), to: path)
  }
}

/// The signal that came during a write.
private let interruption = Atomic<Int32>(0)
