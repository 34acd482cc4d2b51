import DynamoDBSigning
import DynamoDBWire

/// AWS's service that gives credentials for a role (STS).
struct TokenService {
  private let chain: CredentialChain

  init(_ chain: CredentialChain) { self.chain = chain }

  /// - Parameters:
  ///   - credentials: Who asks; nil where the request itself proves it.
  ///   - purpose: Named in messages.
  func lease(
    _ action: String, _ parameters: [(String, String)], as credentials: Credentials?,
    purpose: String
  ) async throws(DynamoDBError) -> Lease {
    let own = "https://sts.\(chain.region).amazonaws.com"
    let endpoint = try Endpoint(parsing: try chain.surroundings.endpointURL(of: "sts") ?? own)
    let form = [("Action", action), ("Version", "2011-06-15")] + parameters
    let body = form.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
    var request = HTTPRequest(url: endpoint.url + "/")
    request.body = Array(body.utf8)
    request.settings.isLocal = endpoint.isLoopback
    request.settings.trust = chain.variables["AWS_CA_BUNDLE"]
    request.settings.limit = .seconds(30)
    var signable = SignableRequest(
      method: "POST", target: "/",
      headers: [
        ("Host", endpoint.authority),
        ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
      ])
    if let credentials {
      Signer(credentials: credentials, region: chain.region, service: "sts")
        .sign(&signable, body: request.body, at: .now)
    }
    request.headers = signable.headers
    let reply: HTTPReply
    switch await HTTPPool.send(request) {
    case .success(let answered): reply = answered
    case .failure(let failure):
      throw .unreachable("no credentials for \(purpose): \(endpoint): \(failure.message)")
    }
    let text = String(decoding: reply.body, as: UTF8.self)
    func element(_ name: String) -> String? { Self.element(name, in: text) }
    guard reply.status == 200, let id = element("AccessKeyId"),
      let secret = element("SecretAccessKey"), let token = element("SessionToken"),
      let end = element("Expiration").flatMap(Lease.moment)
    else {
      let reason = [element("Code"), element("Message")].compactMap(\.self).joined(separator: ": ")
      throw .unreachable(
        "no credentials for \(purpose): \(endpoint) answers with HTTP \(reply.status)"
          + (reason.isEmpty ? "" : ", \(reason)"))
    }
    return Lease(
      Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token), end: end)
  }

  /// The text of the first element with a name. What STS answers has no attributes there.
  static func element(_ name: String, in text: String) -> String? {
    guard let start = text.utf8.firstRange(of: "<\(name)>".utf8),
      let end = text.utf8[start.upperBound...].firstRange(of: "</\(name)>".utf8)
    else { return nil }
    var value = String(text[start.upperBound..<end.lowerBound])
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      value = value.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return value
  }

  /// Percent-encoded, as forms are.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
