import DynamoDBSigning
package import DynamoDBWire

/// What of the machine says where to call and as whom: variables, shared files, the profile.
package struct Surroundings: Sendable {
  let variables: Variables
  let files: SharedFiles
  /// The profile in use; `default` where none is named.
  let profile: String
  /// Whether the profile was named in the command, so that it counts more than keys in variables.
  let isProfileGiven: Bool

  /// - Throws: Where a file cannot be read, or the profile that is named is in none.
  package init(
    _ variables: Variables = .process, profile given: String? = nil
  ) throws(DynamoDBError) {
    self.variables = variables
    files = try SharedFiles(variables)
    let named = given ?? variables["AWS_DEFAULT_PROFILE"] ?? variables["AWS_PROFILE"]
    profile = named ?? "default"
    isProfileGiven = given != nil
    if let named, files.profiles[named] == nil {
      let known = files.profiles.keys.sorted().joined(separator: ", ")
      throw .unreachable(
        "the profile '\(named)' is neither in \(files.configPath) nor in \(files.credentialsPath)"
          + (known.isEmpty ? "" : "; they have \(known)"))
    }
  }

  /// A setting of the profile in use.
  func setting(_ name: String) -> String? { files.profiles[profile]?[name] }

  /// `--region`, then `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's `region`.
  var region: String? {
    variables["AWS_REGION"] ?? variables["AWS_DEFAULT_REGION"] ?? setting("region")
  }

  /// Where a service is to be reached, unless it is its own address: `AWS_ENDPOINT_URL_DYNAMODB`,
  /// `AWS_ENDPOINT_URL`, then the same two in the profile.
  func endpointURL(of service: String) throws(DynamoDBError) -> String? {
    if variables.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
      || setting("ignore_configured_endpoint_urls")?.lowercased() == "true"
    {
      return nil
    }
    if let url = variables["AWS_ENDPOINT_URL_\(service.uppercased())"]
      ?? variables["AWS_ENDPOINT_URL"]
    {
      return url
    }
    if let name = setting("services") {
      guard let section = files.services[name] else {
        throw .unreachable(
          "the profile '\(profile)' names the services '\(name)', which \(files.configPath) lacks")
      }
      if let own = section[service], let url = SectionedFile.nested(own)["endpoint_url"] {
        return url
      }
    }
    return setting("endpoint_url")
  }
}
