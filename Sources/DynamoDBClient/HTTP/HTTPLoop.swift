import CCurl
import Dispatch
import DynamoDBWire
import Synchronization

/// A thread that drives requests, with the connections that it keeps.
///
/// A request is a task that waits, not a thread: a few hundred at a time cost memory only. Tasks may
/// have the loop as their executor; they go on in its thread then, as soon as their answers are there.
final class HTTPLoop: TaskExecutor, @unchecked Sendable {
  /// Connections to one host; more requests wait for one of them.
  private static let connections = 64

  private struct State {
    var new: [Transfer] = []
    var cancelled: [ObjectIdentifier] = []
    var jobs: [UnownedJob] = []
    var isWaiting = false
    var failure: String?
    var multi: OpaquePointer?
  }

  /// A handle, and what it was last used for.
  private struct Idle {
    let handle: UnsafeMutableRawPointer
    let settings: HTTPSettings?
  }

  private let state = Mutex(State())
  // Of the loop's thread alone.
  private var multi: OpaquePointer?
  private var idle: [Idle] = []
  private var active: [ObjectIdentifier: (transfer: Transfer, handle: UnsafeMutableRawPointer)] =
    [:]

  private var new: [Transfer] = []
  private var cancelled: [ObjectIdentifier] = []
  private var jobs: [UnownedJob] = []
  private var ended: [(transfer: Transfer, result: Transfer.Result)] = []

  init() {
    if let failure = ccurl_load() {
      let text = String(cString: failure)
      state.withLock { $0.failure = text }
      return
    }
    guard let multi = ccurl_multi_new(Self.connections) else {
      state.withLock { $0.failure = "libcurl gives no handle" }
      return
    }
    self.multi = multi
    let address = UInt(bitPattern: multi)
    state.withLock { $0.multi = OpaquePointer(bitPattern: address) }
    // A serial queue's first work item keeps its thread.
    DispatchQueue(label: "partita.http").async { self.drive() }
  }

  /// Whether there is a thread: without one it would do no jobs.
  var isRunning: Bool { state.withLock { $0.failure == nil } }

  /// The one whose thread this is.
  static var current: HTTPLoop? {
    ccurl_current().map { Unmanaged<HTTPLoop>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Sends a request and waits for what comes back; a cancelled task gives up at once.
  func send(_ request: HTTPRequest) async -> Transfer.Result {
    let id = Mutex<ObjectIdentifier?>(nil)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let transfer = Transfer(request, continuation)
        id.withLock { $0 = ObjectIdentifier(transfer) }
        let failure = submit(transfer)
        if let failure { transfer.end(with: .failure(.init(message: failure, wasSent: false))) }
        if Task.isCancelled { cancel(ObjectIdentifier(transfer)) }
      }
    } onCancel: {
      if let id = id.withLock({ $0 }) { cancel(id) }
    }
  }

  /// - Returns: Why nothing can be sent.
  private func submit(_ transfer: Transfer) -> String? {
    state.withLock { state in
      if let failure = state.failure { return failure }
      state.new.append(transfer)
      Self.wake(&state)
      return nil
    }
  }

  private func cancel(_ id: ObjectIdentifier) {
    state.withLock { state in
      state.cancelled.append(id)
      Self.wake(&state)
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { state in
      state.jobs.append(job)
      Self.wake(&state)
    }
  }

  private static func wake(_ state: inout State) {
    guard state.isWaiting, let multi = state.multi else { return }
    state.isWaiting = false
    ccurl_multi_wakeup(multi)
  }

  // MARK: The thread

  private func drive() {
    guard let multi else { return }
    ThreadPolicy.waitForTurn()
    ccurl_set_current(Unmanaged.passUnretained(self).toOpaque())
    while true {
      ccurl_multi_poll(multi, mayWait() ? 60_000 : 0)
      state.withLock { state in
        swap(&state.new, &new)
        swap(&state.cancelled, &cancelled)
        state.isWaiting = false
      }
      for transfer in new { start(transfer, multi) }
      for id in cancelled { give(up: id, multi) }
      new.removeAll(keepingCapacity: true)
      cancelled.removeAll(keepingCapacity: true)
      ccurl_multi_perform(multi)
      var code = CURLE_OK
      while let handle = ccurl_multi_finished(multi, &code) { finish(handle, code, multi) }
      // All at once: whoever waits would else take the processor from the answers that are left.
      for (transfer, result) in ended { transfer.end(with: result) }
      ended.removeAll(keepingCapacity: true)
      runJobs()
    }
  }

  private func mayWait() -> Bool {
    state.withLock { state in
      state.isWaiting = state.new.isEmpty && state.cancelled.isEmpty && state.jobs.isEmpty
      return state.isWaiting
    }
  }

  /// Those that are there; what they make others do comes after the next look at the connections.
  private func runJobs() {
    state.withLock { swap(&$0.jobs, &jobs) }
    for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    jobs.removeAll(keepingCapacity: true)
  }

  private func start(_ transfer: Transfer, _ multi: OpaquePointer) {
    guard let idle = idle.popLast() ?? ccurl_new().map({ Idle(handle: $0, settings: nil) }) else {
      transfer.end(with: .failure(.init(message: "libcurl gives no handle", wasSent: false)))
      return
    }
    let handle = idle.handle
    transfer.prepare(handle, after: idle.settings)
    active[ObjectIdentifier(transfer)] = (transfer, handle)
    if ccurl_multi_add(multi, handle) == 0 { finish(handle, CURLE_FAILED_INIT, multi) }
  }

  private func finish(
    _ handle: UnsafeMutableRawPointer, _ code: CURLcode, _ multi: OpaquePointer
  ) {
    guard let context = ccurl_context(handle) else { return }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    ccurl_multi_remove(multi, handle)
    ended.append((transfer, transfer.finish(code)))
    active[ObjectIdentifier(transfer)] = nil
    if idle.count < Self.connections {
      idle.append(Idle(handle: handle, settings: transfer.request.settings))
    } else {
      ccurl_free(handle)
    }
  }

  private func give(up id: ObjectIdentifier, _ multi: OpaquePointer) {
    guard let (_, handle) = active[id] else { return }
    finish(handle, CURLE_ABORTED_BY_CALLBACK, multi)
  }
}
