package import DynamoDBWire

/// Checks the signatures of requests against known credentials, in the service's order and with its
/// texts (dynalite recorded them).
package struct SignatureCheck: Sendable {
  private let credentials: [String: Credentials]
  private let keys = SigningKeys()

  /// How far the clocks of the two sides may be apart.
  private static let tolerance = 15 * 60

  package init(credentials: [Credentials]) {
    self.credentials = Dictionary(
      credentials.map { ($0.accessKeyID, $0) }, uniquingKeysWith: { $1 })
  }

  /// - Parameters:
  ///   - header: The request's own, with all three parts.
  ///   - moment: The value of `X-Amz-Date`, or of `Date` where that is not there.
  package func check(
    _ request: SignableRequest, header: AuthorizationHeader, moment: String,
    body: UnsafeRawBufferPointer, now: SignatureTime
  ) throws(DynamoDBError) {
    try checkTime(moment, now: now)
    let names = header.signedHeaders.split(separator: ";")
    guard names.contains(where: { String($0).hasLowercase("host") }) else {
      throw .invalidSignature("'Host' must be a 'SignedHeader' in the AWS Authorization.")
    }
    guard header.algorithm == "AWS4-HMAC-SHA256" else {
      throw .incompleteSignature(
        "Unsupported AWS 'algorithm': '\(header.algorithm)' (only AWS4-HMAC-SHA256 for now). ")
    }
    let (accessKeyID, scope) = try readCredential(header.credential, moment: moment)
    guard let known = credentials[accessKeyID] else { throw .unknownToken("invalid.") }
    let signature = Signature(
      request: request, names: names.map { $0.lowercased()[...] },
      bodyHash: Digest.sha256(body), moment: moment, scope: scope.text)
    let expected = signature.text(key: keys.key(of: known, scope: scope))
    guard Digest.sameInConstantTime(expected, Array(header.signature.utf8)) else {
      throw .invalidSignature(
        "The request signature we calculated does not match the signature you provided. "
          + "Check your AWS Secret Access Key and signing method. "
          + "Consult the service documentation for details.")
    }
    let token = request.headers.first { $0.name.hasLowercase("x-amz-security-token") }?.value ?? ""
    guard Digest.sameInConstantTime(Array(token.utf8), Array((known.sessionToken ?? "").utf8))
    else { throw .unknownToken("invalid") }
  }

  private func checkTime(_ moment: String, now: SignatureTime) throws(DynamoDBError) {
    guard let time = SignatureTime(moment) else {
      throw .incompleteSignature(
        "Date must be in ISO-8601 'basic format'. Got '\(moment)'. "
          + "See http://en.wikipedia.org/wiki/ISO_8601")
    }
    let earliest = SignatureTime(epochSeconds: now.epochSeconds - Self.tolerance)
    let latest = SignatureTime(epochSeconds: now.epochSeconds + Self.tolerance)
    if time.epochSeconds < earliest.epochSeconds {
      throw .invalidSignature(
        "Signature expired: \(moment) is now earlier than \(earliest.text) "
          + "(\(now.text) - 15 min.)")
    }
    if time.epochSeconds > latest.epochSeconds {
      throw .invalidSignature(
        "Signature not yet current: \(moment) is still later than \(latest.text) "
          + "(\(now.text) + 15 min.)")
    }
  }

  /// `keyid/date/region/service/term`, of which any region is good here.
  private func readCredential(
    _ text: Substring, moment: String
  ) throws(DynamoDBError) -> (accessKeyID: String, scope: CredentialScope) {
    var trimmed = text
    while trimmed.utf8.last == UInt8(ascii: "/") { trimmed = trimmed.dropLast() }
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else {
      throw .incompleteSignature(
        "Credential must have exactly 5 slash-delimited elements, "
          + "e.g. keyid/date/region/service/term, got '\(text)'")
    }
    let date = moment.prefix(8)
    var faults: [String] = []
    if parts[2].isEmpty {
      // ExtendDB pull request 355, September 2026.
      faults.append("Credential should be scoped to a valid region. ")
    }
    if parts[3] != "dynamodb" {
      faults.append("Credential should be scoped to correct service: 'dynamodb'. ")
    }
    if parts[4] != CredentialScope.terminator {
      faults.append(
        "Credential should be scoped with a valid terminator: 'aws4_request', not '\(parts[4])'. ")
    }
    if parts[1] != date {
      faults.append(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
          + "'\(parts[1])' != '\(date)', from '\(moment)'.")
    }
    guard faults.isEmpty else { throw .invalidSignature(faults.joined()) }
    return (
      String(parts[0]),
      CredentialScope(
        date: String(date), region: String(parts[2]), service: String(parts[3]))
    )
  }
}

extension DynamoDBError {
  package static func invalidSignature(_ message: String) -> DynamoDBError {
    DynamoDBError("InvalidSignatureException", message)
  }

  package static func incompleteSignature(_ message: String) -> DynamoDBError {
    DynamoDBError("IncompleteSignatureException", message)
  }

  fileprivate static func unknownToken(_ end: String) -> DynamoDBError {
    DynamoDBError(
      "UnrecognizedClientException", "The security token included in the request is \(end)")
  }
}
