import DynamoDBSigning
import DynamoDBWire

/// Looks for credentials where AWS's tools do, in their order, and remembers where it looked.
///
/// The order is botocore's: variables (unless a profile was named in the command), a role of the
/// profile, a web identity, the credentials file, the profile's credential process, the config file,
/// the container's and the machine's metadata service.
struct CredentialChain: Sendable {
  let surroundings: Surroundings
  let region: String
  var now: @Sendable () -> Int = { SignatureTime.now.epochSeconds }

  var variables: Variables { surroundings.variables }
  var files: SharedFiles { surroundings.files }

  /// - Returns: nil where none are anywhere.
  /// - Parameter asksMachine: Whether to ask the machine's metadata service, which costs seconds
  ///   where there is none.
  func find(asksMachine: Bool) async throws(DynamoDBError) -> Lease? {
    if !surroundings.isProfileGiven, let found = try ofVariables() { return found }
    let profile = surroundings.profile
    if Self.isRole(files.profiles[profile] ?? [:]) { return try await role(of: profile, []) }
    if let found = try await of(profile, usesVariables: !surroundings.isProfileGiven) {
      return found
    }
    if let found = try await ofContainer() { return found }
    return asksMachine ? try await ofMachine() : nil
  }

  /// `AWS_ACCESS_KEY_ID` and what goes with it.
  func ofVariables() throws(DynamoDBError) -> Lease? {
    guard let id = variables["AWS_ACCESS_KEY_ID"] else { return nil }
    guard let secret = variables["AWS_SECRET_ACCESS_KEY"] else {
      throw .unreachable("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not")
    }
    return Lease(
      Credentials(
        accessKeyID: id, secretAccessKey: secret,
        sessionToken: variables["AWS_SECURITY_TOKEN"] ?? variables["AWS_SESSION_TOKEN"]),
      end: variables["AWS_CREDENTIAL_EXPIRATION"].flatMap(Lease.moment))
  }

  /// What a profile has itself, roles aside.
  func of(_ name: String, usesVariables: Bool) async throws(DynamoDBError) -> Lease? {
    let profile = files.profiles[name] ?? [:]
    if let found = try await webIdentity(profile, usesVariables: usesVariables) { return found }
    if let found = try keys(files.credentials[name] ?? [:], name) { return found }
    if profile["sso_account_id"] != nil, profile["credential_process"] == nil {
      throw .unreachable(
        "the profile '\(name)' signs in with SSO: after 'aws sso login', have it give its "
          + "credentials with 'credential_process = aws configure export-credentials --profile "
          + "\(name) --format process' in another profile")
    }
    if let command = profile["credential_process"] {
      return try await CredentialProcess(command: command, profile: name).run()
    }
    return try keys(profile, name)
  }

  private func keys(
    _ section: SectionedFile.Section, _ name: String
  ) throws(DynamoDBError) -> Lease? {
    guard let id = section["aws_access_key_id"] else { return nil }
    guard let secret = section["aws_secret_access_key"] else {
      throw .unreachable(
        "the profile '\(name)' has an aws_access_key_id, but no aws_secret_access_key")
    }
    return Lease(
      Credentials(
        accessKeyID: id, secretAccessKey: secret,
        sessionToken: section["aws_security_token"] ?? section["aws_session_token"]))
  }

  /// What to tell where nothing was found.
  func places(askedMachine: Bool) -> String {
    let profile = surroundings.profile
    var places: [String] = []
    if !surroundings.isProfileGiven { places.append("AWS_ACCESS_KEY_ID") }
    places.append("the profile '\(profile)' in \(files.credentialsPath) and \(files.configPath)")
    places.append("AWS_WEB_IDENTITY_TOKEN_FILE")
    places.append("the container (AWS_CONTAINER_CREDENTIALS_FULL_URI)")
    if askedMachine {
      places.append(
        variables.flag("AWS_EC2_METADATA_DISABLED")
          ? "not the machine's metadata service, which AWS_EC2_METADATA_DISABLED turns off"
          : "the machine's metadata service at \(machineAddress)")
    }
    return places.joined(separator: "; ")
  }
}

extension CredentialStore {
  /// The credentials that the machine has, or an error that names the places looked at.
  /// - Parameter standIn: Whether made-up ones do.
  static func found(
    in surroundings: Surroundings, region: String, standIn: Bool
  ) async throws(DynamoDBError) -> CredentialStore {
    let chain = CredentialChain(surroundings: surroundings, region: region)
    // Where made-up ones do, nobody waits for a service that most machines do not have.
    let asksMachine =
      !standIn || surroundings.variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] != nil
    let missing = DynamoDBError.unreachable(
      "no credentials; looked at \(chain.places(askedMachine: asksMachine))")
    guard let lease = try await chain.find(asksMachine: asksMachine) else {
      guard standIn else { throw missing }
      return CredentialStore(
        Lease(Credentials(accessKeyID: "partita", secretAccessKey: "partita")), region: region)
    }
    guard lease.end != nil else { return CredentialStore(lease, region: region) }
    return CredentialStore(lease, region: region) { () async throws(DynamoDBError) -> Lease in
      // A process or a token file may have changed its files since.
      guard let lease = try await chain.find(asksMachine: asksMachine) else { throw missing }
      return lease
    }
  }
}
