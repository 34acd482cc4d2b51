import COpenSSL
import Synchronization

/// HMAC-SHA256 with one key.
///
/// ```swift
/// let hash = KeyedHash(key: Array("secret".utf8))
/// hash.sum(of: Array("message".utf8)).hexadecimal  // 8b5f48702995c159…
/// ```
/// A context that knows its key is kept: looking up the algorithm and scheduling the key anew takes
/// libcrypto six times as long as the sum itself.
final class KeyedHash: @unchecked Sendable {
  private let context: OpaquePointer?
  /// The context is of one message at a time.
  private let lock = Mutex(())

  nonisolated(unsafe) private static let algorithm = EVP_MAC_fetch(nil, "HMAC", nil)

  init(key: [UInt8]) {
    context = copenssl_hmac_sha256(Self.algorithm, key, key.count)
  }

  deinit { EVP_MAC_CTX_free(context) }

  func sum(of message: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Digest.length) { output, count in
      lock.withLock { _ in
        // Without a key: back to how it was with the one it has.
        EVP_MAC_init(context, nil, 0, nil)
        EVP_MAC_update(context, message, message.count)
        EVP_MAC_final(context, output.baseAddress, &count, Digest.length)
      }
    }
  }
}
