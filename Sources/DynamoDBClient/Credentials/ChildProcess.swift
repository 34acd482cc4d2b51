import Glibc

/// A command that runs to its end, or to a time limit.
enum ChildProcess {
  struct Output {
    let status: Int
    let output: [UInt8]
    let error: [UInt8]
  }

  struct Failure: Error {
    let reason: String
  }

  /// - Parameter most: Bytes of output that are taken.
  static func run(_ words: [String], seconds: Int, most: Int) -> Result<Output, Failure> {
    var out: [Int32] = [0, 0]
    var err: [Int32] = [0, 0]
    guard pipe(&out) == 0 else { return failed("cannot be started") }
    guard pipe(&err) == 0 else {
      for file in out { close(file) }
      return failed("cannot be started")
    }
    // No other child may hold the ends open.
    for file in out + err { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    defer {
      close(out[0])
      close(err[0])
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out[1], 1)
    posix_spawn_file_actions_adddup2(&actions, err[1], 2)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    close(out[1])
    close(err[1])
    guard code == 0 else { return failed("cannot be started: \(String(cString: strerror(code)))") }
    let read = collect(out[0], err[0], seconds: seconds, most: most)
    if read == nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard let read else { return failed("does not end within \(seconds) s, or prints too much") }
    // WEXITSTATUS and WTERMSIG are macros.
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return .success(Output(status: Int(exit), output: read.output, error: read.error))
  }

  private static func failed(_ reason: String) -> Result<Output, Failure> {
    .failure(Failure(reason: reason))
  }

  /// All that comes until both ends are closed; nil where it takes too long or is too much.
  private static func collect(
    _ out: Int32, _ err: Int32, seconds: Int, most: Int
  ) -> (output: [UInt8], error: [UInt8])? {
    let end = ContinuousClock.now + .seconds(seconds)
    var files = [pollfd(fd: out, events: Int16(POLLIN), revents: 0)]
    files.append(pollfd(fd: err, events: Int16(POLLIN), revents: 0))
    var read: [[UInt8]] = [[], []]
    var chunk = [UInt8](repeating: 0, count: 4096)
    while files.contains(where: { $0.fd >= 0 }) {
      let left = ContinuousClock.now.duration(to: end).components.seconds
      guard left > 0 else { return nil }
      guard poll(&files, 2, Int32(left) * 1000) > 0 else {
        if errno == EINTR { continue }
        return nil
      }
      for index in 0..<2 where files[index].fd >= 0 && files[index].revents != 0 {
        let count = Glibc.read(files[index].fd, &chunk, chunk.count)
        if count > 0 { read[index] += chunk[..<count] } else { files[index].fd = -1 }
        guard read[index].count <= most else { return nil }
      }
    }
    return (read[0], read[1])
  }
}
