import Synchronization

/// How often a call was sent again before its answer came: whoever wants to know binds one around it.
///
/// ```swift
/// let count = RetryCount()
/// let answer = try await count.counting { try await database.send(call) }
/// count.value  // 0 on the embedded engine
/// ```
package final class RetryCount: Sendable {
  @TaskLocal package static var current: RetryCount?

  private let retries = Mutex(0)

  package init() {}

  package var value: Int { retries.withLock { $0 } }
  package func increment() { retries.withLock { $0 += 1 } }

  package func counting(
    _ send: @Sendable () async throws(DynamoDBError) -> Answer
  ) async throws(DynamoDBError) -> Answer {
    let result = await Self.$current.withValue(self) { () async -> Result<Answer, DynamoDBError> in
      do throws(DynamoDBError) { return .success(try await send()) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
