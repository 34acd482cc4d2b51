package import DynamoDBSigning
package import DynamoDBWire

/// Which DynamoDB a client calls, as whom, and how long it waits.
package struct ClientSettings: Sendable {
  package var endpoint: Endpoint
  package var region: String
  package var credentials: CredentialStore
  /// A file of certificates to trust in place of the system's.
  var trust: String?
  /// Attempts in all for one call; nil leaves it to the policy.
  package var attempts: Int?
  /// For reaching the endpoint.
  package var connectLimit: Duration = .seconds(5)
  /// For a whole call.
  package var limit: Duration = .seconds(60)

  package init(endpoint: Endpoint, region: String, credentials: Credentials) {
    self.init(
      endpoint: endpoint, region: region,
      credentials: CredentialStore(Lease(credentials), region: region))
  }

  init(endpoint: Endpoint, region: String, credentials: CredentialStore) {
    self.endpoint = endpoint
    self.region = region
    self.credentials = credentials
  }

  /// What the machine says, as AWS's own tools find it.
  ///
  /// On this machine itself made-up credentials do, where none are found; they are not looked for
  /// at metadata services then.
  /// - Parameters:
  ///   - endpoint: nil calls what the environment or the profile names, or the service itself.
  ///   - region: nil takes the environment's or the profile's.
  package static func found(
    endpoint text: String? = nil, region: String? = nil, in surroundings: Surroundings
  ) async throws(DynamoDBError) -> ClientSettings {
    let url =
      if let text { text } else { try surroundings.endpointURL(of: "dynamodb") }
    var given: Endpoint?
    if let url { given = try Endpoint(parsing: url) }
    guard let region = region ?? surroundings.region ?? (given == nil ? nil : "us-east-1") else {
      throw .unreachable(
        "no region: name one with --region, AWS_REGION, AWS_DEFAULT_REGION, or 'region' in the "
          + "profile '\(surroundings.profile)' of \(surroundings.files.configPath)")
    }
    guard region.utf8.allSatisfy(\.isRegionByte) else {
      throw .unreachable("'\(region)' is no region, as us-east-1 is")
    }
    let endpoint = if let given { given } else { try Endpoint.service(region: region) }
    let store = try await CredentialStore.found(
      in: surroundings, region: region, standIn: endpoint.isLoopback)
    var settings = ClientSettings(endpoint: endpoint, region: region, credentials: store)
    settings.trust = surroundings.variables["AWS_CA_BUNDLE"] ?? surroundings.setting("ca_bundle")
    if let text = surroundings.variables["AWS_MAX_ATTEMPTS"] ?? surroundings.setting("max_attempts")
    {
      guard let attempts = Int(text), attempts > 0 else {
        throw .unreachable("AWS_MAX_ATTEMPTS is '\(text)', but must be a number from 1")
      }
      settings.attempts = attempts
    }
    return settings
  }
}

extension UInt8 {
  /// A lower-case letter, a digit or `-`.
  fileprivate var isRegionByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
