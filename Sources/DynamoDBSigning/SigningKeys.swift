import Synchronization

/// Where and when a signature holds: `20261121/us-east-1/dynamodb/aws4_request`.
package struct CredentialScope: Hashable, Sendable {
  /// `20261121`
  package let date: String
  package let region: String
  package let service: String

  package init(date: String, region: String, service: String = "dynamodb") {
    self.date = date
    self.region = region
    self.service = service
  }

  static let terminator = "aws4_request"

  var text: String { "\(date)/\(region)/\(service)/\(Self.terminator)" }
}

/// The keys derived from secrets, remembered since each holds for a day and costs four HMACs.
final class SigningKeys: Sendable {
  private struct Name: Hashable {
    let accessKeyID: String
    let scope: CredentialScope
  }

  /// More than the days, regions and keys one process signs with at a time.
  private static let capacity = 64

  private let keys = Mutex<[Name: KeyedHash]>([:])

  func key(of credentials: Credentials, scope: CredentialScope) -> KeyedHash {
    let name = Name(accessKeyID: credentials.accessKeyID, scope: scope)
    return keys.withLock { keys in
      if let key = keys[name] { return key }
      if keys.count >= Self.capacity { keys.removeAll() }
      let key = KeyedHash(key: Self.derive(from: credentials.secretAccessKey, scope: scope))
      keys[name] = key
      return key
    }
  }

  /// - Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
  static func derive(from secret: String, scope: CredentialScope) -> [UInt8] {
    var key = Array("AWS4\(secret)".utf8)
    for part in [scope.date, scope.region, scope.service, CredentialScope.terminator] {
      key = KeyedHash(key: key).sum(of: Array(part.utf8))
    }
    return key
  }
}
