import Glibc
import Reports

/// Standard output and standard error.
///
/// Who reads them may go away (`partita run | head -1`); the reports are written all the same.
enum Output {
  case standard
  case error

  private var descriptor: Int32 { self == .standard ? STDOUT_FILENO : STDERR_FILENO }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      done += count
    }
  }

  /// Colors only for a terminal that wants them: <https://no-color.org>.
  var hasColor: Bool {
    guard isatty(descriptor) != 0 else { return false }
    let refusal = getenv("NO_COLOR")
    if let refusal, refusal.pointee != 0 { return false }
    guard let terminal = getenv("TERM") else { return false }
    return strcmp(terminal, "dumb") != 0
  }

  /// A write to a closed pipe then gives an error instead of ending the process.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
