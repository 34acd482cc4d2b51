import Synchronization

/// Signs requests with AWS's Signature Version 4.
///
/// ```swift
/// let signer = Signer(credentials: credentials, region: "us-east-1")
/// signer.sign(&request, body: bytes, at: SignatureTime(epochSeconds: 1_795_000_000))
/// // request.headers: …, X-Amz-Date: 20261118T…Z, Authorization: AWS4-HMAC-SHA256 Credential=…
/// ```
package struct Signer: Sendable {
  private let credentials: Credentials
  private let region: String
  private let service: String
  private let keys = SigningKeys()
  private let latest = LatestMoment()

  package init(credentials: Credentials, region: String, service: String = "dynamodb") {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  /// Adds the headers that make a request one of this signer's; all that it has before are signed.
  /// - Parameter request: With `Host` among its headers.
  package func sign(_ request: inout SignableRequest, body: [UInt8], at time: SignatureTime) {
    let moment = latest.moment(of: time) { text in
      let scope = CredentialScope(
        date: String(text.prefix(8)), region: region, service: service)
      return SigningMoment(
        time: time, text: text, scope: scope.text, key: keys.key(of: credentials, scope: scope))
    }
    request.headers.append(("X-Amz-Date", moment.text))
    if let token = credentials.sessionToken {
      request.headers.append(("X-Amz-Security-Token", token))
    }
    let names = request.headerNames
    let signature = Signature(
      request: request, names: names, bodyHash: Digest.sha256(body), moment: moment.text,
      scope: moment.scope
    ).text(key: moment.key)
    var authorization = "AWS4-HMAC-SHA256 Credential="
    authorization.reserveCapacity(256)
    authorization += credentials.accessKeyID
    authorization += "/"
    authorization += moment.scope
    authorization += ", SignedHeaders="
    for (index, name) in names.enumerated() {
      if index > 0 { authorization += ";" }
      authorization += name
    }
    authorization += ", Signature="
    authorization += String(decoding: signature, as: UTF8.self)
    request.headers.append(("Authorization", authorization))
  }
}

/// What all requests of one second have in common.
private struct SigningMoment {
  let time: SignatureTime
  let text: String
  let scope: String
  let key: KeyedHash
}

/// The moment that was signed for last: most requests are of the same second.
private final class LatestMoment: Sendable {
  private let latest = Mutex<SigningMoment?>(nil)

  func moment(of time: SignatureTime, make: (String) -> SigningMoment) -> SigningMoment {
    latest.withLock { latest in
      if let latest, latest.time == time { return latest }
      let moment = make(time.text)
      latest = moment
      return moment
    }
  }
}

/// The last step of signing, the same for who signs and who checks.
struct Signature {
  let request: SignableRequest
  let names: [Substring]
  let bodyHash: [UInt8]
  let moment: String
  /// `20261121/us-east-1/dynamodb/aws4_request`
  let scope: String

  /// 64 hexadecimal digits.
  func text(key: KeyedHash) -> [UInt8] {
    let canonical = request.canonical(signing: names, bodyHash: bodyHash)
    var text: [UInt8] = []
    text.reserveCapacity(192)
    text.append(contentsOf: "AWS4-HMAC-SHA256\n".utf8)
    text.append(contentsOf: moment.utf8)
    text.append(.newline)
    text.append(contentsOf: scope.utf8)
    text.append(.newline)
    text.append(contentsOf: Digest.sha256(canonical).hexadecimal)
    return key.sum(of: text).hexadecimal
  }
}
