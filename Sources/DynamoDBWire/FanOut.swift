import Synchronization

/// Calls that are made at the same time, and the place of each among them: whoever keeps calls can put
/// them in the order in which one after the other would have come.
package final class FanOut: Sendable {
  package struct Place: Sendable {
    package let fanOut: FanOut
    package let index: Int
  }

  /// The place of the call that is being made; nil where it is made alone.
  @TaskLocal package static var place: Place?

  private struct State {
    var next = 0
    var failure: (index: Int, error: DynamoDBError)?
  }

  private let state = Mutex(State())

  /// Does something for each element, so many at a time.
  ///
  /// - Parameter database: The one that is asked; it says where tasks run best.
  /// - Throws: The error of the first element, in order, that has one. No element is begun after an
  ///   error is known; what was begun is waited for.
  package static func each<Element: Sendable>(
    _ elements: [Element], width: Int, on database: any DynamoDB,
    _ body: @escaping @Sendable (Element) async throws(DynamoDBError) -> Void
  ) async throws(DynamoDBError) {
    guard width > 1, elements.count > 1 else {
      for element in elements { try await body(element) }
      return
    }
    let fanOut = FanOut()
    await withTaskGroup { group in
      for _ in 0..<min(width, elements.count) {
        group.addTask(executorPreference: database.executor) {
          while let index = fanOut.next(of: elements.count) {
            await $place.withValue(Place(fanOut: fanOut, index: index)) {
              do throws(DynamoDBError) {
                try await body(elements[index])
              } catch {
                fanOut.note(error, at: index)
              }
            }
          }
        }
      }
    }
    if let failure = fanOut.state.withLock({ $0.failure }) { throw failure.error }
  }

  private func next(of count: Int) -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func note(_ error: DynamoDBError, at index: Int) {
    state.withLock { state in
      if let first = state.failure, first.index < index { return }
      state.failure = (index, error)
    }
  }
}
