/// Lets a run on an endpoint clean up after itself when it is asked to end.
///
/// The first Ctrl-C stops what is played, and the tables that it made are deleted; the second one ends
/// the command at once, and leaves them to `partita clean`.
enum Interruption {
  /// - Returns: nil where the work was interrupted.
  static func guarding<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    let ending = EndingSignals()
    let task = Task { await work() }
    let watch = Task {
      await ending.wait()
      guard !Task.isCancelled else { return }
      Output.error.write("interrupted: deleting the tables that were made; again to leave them\n")
      task.cancel()
    }
    let value = await task.value
    watch.cancel()
    return task.isCancelled ? nil : value
  }
}
