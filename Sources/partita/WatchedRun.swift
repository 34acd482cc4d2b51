import ArgumentParser
import Documents
@preconcurrency import Glibc

/// `partita run --watch`: the same command without the flag, again and again.
///
/// Each time it is a process of its own, so nothing is left of one run when the next begins.
struct WatchedRun {
  private let command: [String]

  /// - Parameter arguments: Those of this process, its name first.
  init(_ arguments: [String] = CommandLine.arguments) {
    let options = arguments.prefix { $0 != "--" }
    command = options.filter { $0 != "--watch" } + arguments.dropFirst(options.count)
  }

  /// Runs until the process is ended; returns only where the command line is wrong.
  func run(_ paths: [String], extra: [String] = []) async throws {
    while true {
      var watch = FileWatch(paths, extra: extra)
      let status = try play()
      if status == Status.usageWrong.rawValue { try Status.usageWrong.exit() }
      let files = watch.count == 1 ? "1 file" : "\(watch.count) files"
      Output.standard.write("watching \(files); Ctrl-C ends it\n")
      let changed = await watch.change()
      Output.standard.write("\n\(changed) changed\n")
    }
  }

  /// Runs the command once; a signal that ends it ends this process too.
  private func play() throws -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    let code = posix_spawn(&child, Self.executable, nil, nil, words, environ)
    guard code == 0 else {
      throw Status.exit(
        .fileWrong,
        .error("cannot run '\(Self.executable)': \(String(cString: strerror(code)))", at: nil))
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // WIFEXITED and WEXITSTATUS are macros.
    guard status & 0x7F == 0 else { throw ExitCode(128 + (status & 0x7F)) }
    return (status >> 8) & 0xFF
  }

  private static let executable: String = {
    access("/proc/self/exe", X_OK) == 0 ? "/proc/self/exe" : CommandLine.arguments[0]
  }()
}
