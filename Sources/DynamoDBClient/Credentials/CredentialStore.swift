import DynamoDBSigning
import DynamoDBWire
import Synchronization

/// The credentials in use, with the signer that has them; fetched anew before they end.
package final class CredentialStore: Sendable {
  typealias Source = @Sendable () async throws(DynamoDBError) -> Lease

  private struct State {
    var lease: Lease
    var signer: Signer
    var renewal: Task<Result<Lease, DynamoDBError>, Never>?
    /// Not before then another try, after one that failed.
    var nextTry = Int.min
  }

  private let state: Mutex<State>
  private let region: String
  private let source: Source?
  private let now: @Sendable () -> Int

  /// Seconds before their end from which others are fetched, and from which these do not serve.
  private static let early = 15 * 60
  private static let late = 10

  init(
    _ lease: Lease, region: String, source: Source? = nil,
    now: @escaping @Sendable () -> Int = { SignatureTime.now.epochSeconds }
  ) {
    self.region = region
    self.source = source
    self.now = now
    state = Mutex(
      State(lease: lease, signer: Signer(credentials: lease.credentials, region: region)))
  }

  /// The signer with credentials that hold now.
  func signer() async throws(DynamoDBError) -> Signer {
    let (signer, left) = state.withLock { state -> (Signer, Int) in
      let left = state.lease.end.map { $0 - now() } ?? Int.max
      return (state.signer, now() < state.nextTry ? max(left, Self.late + 1) : left)
    }
    if left > Self.early || source == nil { return signer }
    do {
      return try await renew()
    } catch {
      // These still do for a while; the service that issues them may be back by then.
      guard left > Self.late else { throw error }
      state.withLock { $0.nextTry = now() + 60 }
      return signer
    }
  }

  /// After the service said that they have ended.
  /// - Returns: Whether there are others.
  func replaceExpired() async -> Bool {
    guard source != nil else { return false }
    return (try? await renew()) != nil
  }

  /// Fetches once for all who ask at the same time.
  private func renew() async throws(DynamoDBError) -> Signer {
    guard let source else { return state.withLock { $0.signer } }
    let task = state.withLock { state in
      if let renewal = state.renewal { return renewal }
      let task = Task { () -> Result<Lease, DynamoDBError> in
        do throws(DynamoDBError) { return .success(try await source()) } catch {
          return .failure(error)
        }
      }
      state.renewal = task
      return task
    }
    let result = await task.value
    let signer = state.withLock { state -> Signer? in
      state.renewal = nil
      guard case .success(let lease) = result else { return nil }
      state.lease = lease
      state.signer = Signer(credentials: lease.credentials, region: region)
      return state.signer
    }
    if let signer { return signer }
    throw .unreachable("the credentials have ended, and no others come: \(try message(result))")
  }

  private func message(_ result: Result<Lease, DynamoDBError>) throws(DynamoDBError) -> String {
    if case .failure(let error) = result { error.message } else { "" }
  }
}
