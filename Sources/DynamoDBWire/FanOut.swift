/// Calls that are made at the same time, and the place of each among them: whoever keeps calls can put
/// them in the order in which one after the other would have come.
package final class FanOut: Sendable {
  package struct Place: Sendable {
    package let fanOut: FanOut
    package let index: Int
  }

  /// The place of the call that is being made; nil where it is made alone.
  @TaskLocal package static var place: Place?

  /// Does something for each element, so many at a time.
  ///
  /// - Throws: The error of the first element, in order, that has one. No element is begun after an
  ///   error is known; what was begun is waited for.
  package static func each<Element: Sendable>(
    _ elements: [Element], width: Int,
    _ body: @escaping @Sendable (Element) async throws(DynamoDBError) -> Void
  ) async throws(DynamoDBError) {
    guard width > 1, elements.count > 1 else {
      for element in elements { try await body(element) }
      return
    }
    let fanOut = FanOut()
    let failures = await withTaskGroup(of: (index: Int, error: DynamoDBError?).self) { group in
      var next = 0
      func begin() {
        guard next < elements.count else { return }
        let (index, element) = (next, elements[next])
        next += 1
        group.addTask {
          await $place.withValue(Place(fanOut: fanOut, index: index)) {
            do throws(DynamoDBError) {
              try await body(element)
              return (index, nil)
            } catch {
              return (index, error)
            }
          }
        }
      }
      for _ in 0..<width { begin() }
      var failures: [(index: Int, error: DynamoDBError)] = []
      for await done in group {
        if let error = done.error { failures.append((done.index, error)) }
        if failures.isEmpty { begin() }
      }
      return failures
    }
    if let first = failures.min(by: { $0.index < $1.index }) { throw first.error }
  }
}
