import DynamoDBSigning
import DynamoDBWire

extension CredentialChain {
  /// The credentials of a container's role, where variables say where to ask.
  func ofContainer() async throws(DynamoDBError) -> Lease? {
    let url: String
    if let path = variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      url = "http://169.254.170.2\(path)"
    } else if let full = variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] {
      url = full
    } else {
      return nil
    }
    let source = "the container's credentials"
    try Self.checkContainer(url)
    var request = HTTPRequest(method: .get, url: url)
    request.headers = [("Accept", "application/json")]
    if let token = try containerToken() { request.headers.append(("Authorization", token)) }
    let body = try await metadata(request, attempts: 3, source)
    guard let json = (try? JSONParser.parse(body))?.object else {
      throw .unreachable("\(source): no JSON came back")
    }
    return try Lease(json, token: "Token", mustEnd: true, source: source)
  }

  /// A token must not be sent to just anybody: only over TLS, to this machine, or to AWS's own two
  /// addresses.
  private static func checkContainer(_ url: String) throws(DynamoDBError) {
    let authority = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first
    let scheme = url.prefix { $0 != ":" }
    let endpoint = try Endpoint(parsing: "\(scheme)://\(authority ?? "")")
    let allowed = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"]
    guard scheme == "https" || endpoint.isLoopback || allowed.contains(endpoint.host) else {
      throw .unreachable(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI names the host '\(endpoint.host)': only https, this "
          + "machine, or one of \(allowed.joined(separator: ", ")) is safe")
    }
  }

  private func containerToken() throws(DynamoDBError) -> String? {
    let token: String?
    if let file = variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
      token = try TextFile.read(file)
      if token == nil { throw .unreachable("the container's token is missing: no file \(file)") }
    } else {
      token = variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
    }
    if let token, token.utf8.contains(where: { $0 < 0x20 }) {
      throw .unreachable("the container's token has a line break in it")
    }
    return token
  }

  /// Where the machine's metadata service is.
  var machineAddress: String {
    if let url = variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"]
      ?? surroundings.setting("ec2_metadata_service_endpoint")
    {
      return url.hasSuffix("/") ? String(url.dropLast()) : url
    }
    let mode =
      variables["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"]
      ?? surroundings.setting("ec2_metadata_service_endpoint_mode")
    return mode?.lowercased() == "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
  }

  /// The credentials of the role that the machine runs as (IMDSv2; version 1 where that is all there
  /// is and it is not turned off).
  func ofMachine() async throws(DynamoDBError) -> Lease? {
    if variables.flag("AWS_EC2_METADATA_DISABLED") { return nil }
    let address = machineAddress
    _ = try Endpoint(parsing: address)
    var headers: [SignableRequest.Header] = []
    switch try await sessionToken(address) {
    case .none: return nil
    case .some(""):
      let v1Off =
        variables["AWS_EC2_METADATA_V1_DISABLED"]
        ?? surroundings.setting("ec2_metadata_v1_disabled")
      if v1Off?.lowercased() == "true" {
        throw .unreachable(
          "the machine's metadata service at \(address) gives no token, and version 1 is turned off"
        )
      }
    case .some(let token): headers = [("X-aws-ec2-metadata-token", token)]
    }
    let folder = address + "/latest/meta-data/iam/security-credentials/"
    guard let role = await answer(HTTPRequest(method: .get, url: folder, headers: headers)) else {
      return nil
    }
    let name = String(decoding: role, as: UTF8.self).split(separator: "\n").first ?? ""
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let body = await answer(HTTPRequest(method: .get, url: folder + name, headers: headers)),
      let json = (try? JSONParser.parse(body))?.object, json["AccessKeyId"] != nil
    else { return nil }
    let source = "the machine's metadata service"
    let lease = try Lease(json, token: "Token", mustEnd: true, source: source)
    // What it still gives after its end holds on while the service behind it is not available.
    guard let end = lease.end, end - now() < 20 * 60 else { return lease }
    return Lease(lease.credentials, end: now() + 20 * 60)
  }

  /// A session's token; empty where the service has none to give, nil where there is no service.
  private func sessionToken(_ address: String) async throws(DynamoDBError) -> String? {
    var request = HTTPRequest(method: .put, url: address + "/latest/api/token")
    request.headers = [("X-aws-ec2-metadata-token-ttl-seconds", "21600")]
    request.settings.isLocal = true
    request.settings.connectLimit = timeout
    request.settings.limit = timeout
    guard case .success(let reply) = await HTTPPool.send(request) else { return nil }
    return reply.status == 200 ? String(decoding: reply.body, as: UTF8.self) : ""
  }

  private var timeout: Duration {
    let text =
      variables["AWS_METADATA_SERVICE_TIMEOUT"] ?? surroundings.setting("metadata_service_timeout")
    return .seconds(max(1, text.flatMap { Int($0) } ?? 1))
  }

  /// The body of an answer that is one.
  private func answer(_ request: HTTPRequest) async -> [UInt8]? {
    var request = request
    request.settings.isLocal = true
    request.settings.connectLimit = timeout
    request.settings.limit = timeout
    guard case .success(let reply) = await HTTPPool.send(request), reply.status == 200,
      !reply.body.isEmpty
    else { return nil }
    return reply.body
  }

  private func metadata(
    _ given: HTTPRequest, attempts: Int, _ source: String
  ) async throws(DynamoDBError) -> [UInt8] {
    var request = given
    request.settings.isLocal = true
    request.settings.limit = .seconds(2)
    var reason = ""
    for attempt in 0..<attempts {
      if attempt > 0 { try? await Task.sleep(for: .milliseconds(200)) }
      switch await HTTPPool.send(request) {
      case .success(let reply) where reply.status == 200: return reply.body
      case .success(let reply): reason = "HTTP \(reply.status)"
      case .failure(let failure): reason = failure.message
      }
    }
    throw .unreachable("\(source) do not come: \(reason)")
  }
}
