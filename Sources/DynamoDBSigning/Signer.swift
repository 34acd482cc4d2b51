import Synchronization

/// Signs requests with AWS's Signature Version 4.
///
/// ```swift
/// let signer = Signer(credentials: credentials, region: "us-east-1")
/// let headers = signer.headers(for: request, body: bytes, at: SignatureTime(epochSeconds: 1_795_000_000))
/// // x-amz-date: 20261118T…Z, Authorization: AWS4-HMAC-SHA256 Credential=…
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

  /// The headers that a request must carry besides its own, all of which are signed.
  /// - Parameter request: With `Host` among its headers.
  package func headers(
    for request: SignableRequest, body: [UInt8], at time: SignatureTime
  ) -> [SignableRequest.Header] {
    let moment = latest.moment(of: time) { text in
      let scope = CredentialScope(
        date: String(text.prefix(8)), region: region, service: service)
      return SigningMoment(
        time: time, text: text, scope: scope.text, key: keys.key(of: credentials, scope: scope))
    }
    var added: [SignableRequest.Header] = [("X-Amz-Date", moment.text)]
    if let token = credentials.sessionToken { added.append(("X-Amz-Security-Token", token)) }
    var request = request
    request.headers += added
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
    added.append(("Authorization", authorization))
    return added
  }
}

/// What all requests of one second have in common.
private struct SigningMoment {
  let time: SignatureTime
  let text: String
  let scope: String
  let key: [UInt8]
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
  func text(key: [UInt8]) -> [UInt8] {
    let canonical = request.canonical(signing: names, bodyHash: bodyHash)
    var text: [UInt8] = []
    text.reserveCapacity(192)
    text.append(contentsOf: "AWS4-HMAC-SHA256\n".utf8)
    text.append(contentsOf: moment.utf8)
    text.append(.newline)
    text.append(contentsOf: scope.utf8)
    text.append(.newline)
    text.append(contentsOf: Digest.sha256(canonical).hexadecimal)
    return Digest.hmac(text, key: key).hexadecimal
  }
}
