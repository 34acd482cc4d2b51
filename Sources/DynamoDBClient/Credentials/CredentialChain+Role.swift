import DynamoDBSigning
import DynamoDBWire

extension CredentialChain {
  /// Whether a profile's credentials are those of a role that others take on.
  static func isRole(_ profile: SectionedFile.Section) -> Bool {
    profile["role_arn"] != nil && profile["web_identity_token_file"] == nil
  }

  /// Takes on a profile's role with what its source has.
  /// - Parameter visited: The profiles that led here.
  func role(of name: String, _ visited: [String]) async throws(DynamoDBError) -> Lease {
    let profile = files.profiles[name] ?? [:]
    let visited = visited + [name]
    let source: Lease
    switch (profile["source_profile"], profile["credential_source"]) {
    case (_?, _?):
      throw .unreachable(
        "the profile '\(name)' has both a source_profile and a credential_source; one is right")
    case (nil, nil):
      throw .unreachable(
        "the profile '\(name)' has a role_arn, but neither a source_profile nor a "
          + "credential_source to take the role on with")
    case (let other?, nil): source = try await self.source(other, visited)
    case (nil, let place?): source = try await self.source(place, named: name)
    }
    if profile["mfa_serial"] != nil {
      throw .unreachable(
        "the role of the profile '\(name)' needs a code (mfa_serial): sign in with another tool, "
          + "and have it give its credentials with a credential_process")
    }
    var parameters: [(String, String)] = [("RoleArn", profile["role_arn"] ?? "")]
    parameters.append(("RoleSessionName", profile["role_session_name"] ?? "partita-\(now())"))
    if let id = profile["external_id"] { parameters.append(("ExternalId", id)) }
    if let seconds = profile["duration_seconds"], Int(seconds) != nil {
      parameters.append(("DurationSeconds", seconds))
    }
    return try await TokenService(self).lease(
      "AssumeRole", parameters, as: source.credentials, purpose: "the role of profile '\(name)'")
  }

  private func source(_ name: String, _ visited: [String]) async throws(DynamoDBError) -> Lease {
    guard let profile = files.profiles[name] else {
      throw .unreachable(
        "the profile '\(visited.last ?? "")' has the source_profile '\(name)', which is not there")
    }
    let hasKeys = profile["aws_access_key_id"] != nil || profile["aws_secret_access_key"] != nil
    // A profile may name itself, to have its own keys take on its role.
    if visited.contains(name), name != visited.last || !hasKeys {
      throw .unreachable(
        "the source_profile of '\(visited.last ?? "")' leads back to '\(name)': "
          + (visited + [name]).joined(separator: " → "))
    }
    if !hasKeys, Self.isRole(profile) { return try await role(of: name, visited) }
    guard let lease = try await of(name, usesVariables: false) else {
      throw .unreachable("the source_profile '\(name)' has no credentials")
    }
    return lease
  }

  /// `Environment`, `EcsContainer` or `Ec2InstanceMetadata`, in any case.
  private func source(_ place: String, named name: String) async throws(DynamoDBError) -> Lease {
    let found: Lease?
    switch place {
    case "Environment": found = try ofVariables()
    case "EcsContainer": found = try await ofContainer()
    case "Ec2InstanceMetadata": found = try await ofMachine()
    default:
      throw .unreachable(
        "the profile '\(name)' has the credential_source '\(place)', which is none of "
          + "Environment, EcsContainer, Ec2InstanceMetadata")
    }
    guard let found else {
      throw .unreachable(
        "the profile '\(name)' has the credential_source '\(place)', where no credentials are")
    }
    return found
  }

  /// A role taken on with a token that a file holds, as in Kubernetes.
  func webIdentity(
    _ profile: SectionedFile.Section, usesVariables: Bool
  ) async throws(DynamoDBError) -> Lease? {
    func setting(_ name: String) -> String? {
      (usesVariables ? variables["AWS_" + name.uppercased()] : nil) ?? profile[name]
    }
    guard let file = setting("web_identity_token_file") else { return nil }
    guard let role = setting("role_arn") else {
      throw .unreachable("a web identity's token is named, but no role: AWS_ROLE_ARN is missing")
    }
    guard let token = try TextFile.read(variables.path(file)) else {
      throw .unreachable("the web identity's token is missing: there is no file \(file)")
    }
    let parameters = [
      ("RoleArn", role), ("RoleSessionName", setting("role_session_name") ?? "partita-\(now())"),
      ("WebIdentityToken", token),
    ]
    return try await TokenService(self).lease(
      "AssumeRoleWithWebIdentity", parameters, as: nil, purpose: "the web identity's role")
  }
}
