import Synchronization

/// The time that access patterns let pass between two attempts.
///
/// A pattern can be anywhere in its requests when it waits, so the clock is moved when its attempt is
/// over.
final class PassedTime: Sendable {
  private let state = Mutex((milliseconds: 0, isVirtual: false))

  /// Whether the database follows the virtual clock; otherwise waiting takes real time.
  var isVirtual: Bool {
    get { state.withLock { $0.isVirtual } }
    set { state.withLock { $0.isVirtual = newValue } }
  }

  func add(_ milliseconds: Int) async {
    let isVirtual = state.withLock { state in
      if state.isVirtual { state.milliseconds += milliseconds }
      return state.isVirtual
    }
    // Nobody cancels a run; a sleep that ends early only makes the next attempt earlier.
    if !isVirtual { try? await Task.sleep(for: .milliseconds(milliseconds)) }
  }

  /// What has passed since it was asked for last.
  func take() -> Int {
    state.withLock { state in
      let passed = state.milliseconds
      state.milliseconds = 0
      return passed
    }
  }
}
