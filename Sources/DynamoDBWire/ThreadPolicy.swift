import Glibc

/// How the kernel treats a thread that many requests share.
package enum ThreadPolicy {
  /// `SCHED_BATCH`, which Glibc's module leaves out.
  private static let batch: Int32 = 3

  /// Lets the calling thread wait for its turn when something wakes it, in place of interrupting
  /// whoever runs: under load it then finds several requests at once. While a processor is idle nothing
  /// changes. Where the system does not allow it, the thread stays as it is.
  ///
  /// - Source: sched(7), `SCHED_BATCH`.
  package static func waitForTurn() {
    var parameters = sched_param()
    pthread_setschedparam(pthread_self(), batch, &parameters)
  }
}
