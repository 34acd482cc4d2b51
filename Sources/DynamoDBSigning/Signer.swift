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
    var request = request
    let moment = time.text
    var added: [SignableRequest.Header] = [("X-Amz-Date", moment)]
    if let token = credentials.sessionToken { added.append(("X-Amz-Security-Token", token)) }
    request.headers += added
    let scope = CredentialScope(
      date: String(moment.prefix(8)), region: region, service: service)
    let names = Set(request.headers.map { $0.name.lowercased() }).sorted().map { $0[...] }
    let signature = Signature(
      request: request, names: names, bodyHash: Digest.sha256(body), moment: moment, scope: scope
    ).text(key: keys.key(of: credentials, scope: scope))
    let authorization =
      "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope.text), "
      + "SignedHeaders=\(names.joined(separator: ";")), "
      + "Signature=\(String(decoding: signature, as: UTF8.self))"
    return added + [("Authorization", authorization)]
  }
}

/// The last step of signing, the same for who signs and who checks.
struct Signature {
  let request: SignableRequest
  let names: [Substring]
  let bodyHash: [UInt8]
  let moment: String
  let scope: CredentialScope

  /// 64 hexadecimal digits.
  func text(key: [UInt8]) -> [UInt8] {
    let canonical = request.canonical(signing: names, bodyHash: bodyHash)
    var text = Array("AWS4-HMAC-SHA256\n\(moment)\n\(scope.text)\n".utf8)
    text += Digest.sha256(canonical).hexadecimal
    return Digest.hmac(text, key: key).hexadecimal
  }
}
