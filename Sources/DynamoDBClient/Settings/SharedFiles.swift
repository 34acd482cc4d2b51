import DynamoDBWire

/// What stands in the two files that AWS's tools share.
///
/// - Source: <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>
struct SharedFiles: Sendable {
  let configPath: String
  let credentialsPath: String
  /// Of both files; where both have a profile, the credentials file wins.
  private(set) var profiles: [String: SectionedFile.Section] = [:]
  /// Of the credentials file alone, which botocore asks before a credential process.
  private(set) var credentials: [String: SectionedFile.Section] = [:]
  private(set) var services: [String: SectionedFile.Section] = [:]

  init(_ variables: Variables) throws(DynamoDBError) {
    configPath = variables.path(variables["AWS_CONFIG_FILE"] ?? "~/.aws/config")
    credentialsPath = variables.path(
      variables["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials")
    if let text = try TextFile.read(configPath) {
      for (title, values) in try SectionedFile(parsing: text, file: configPath).sections {
        if title == "default" {
          profiles["default"] = values
        } else if let name = Self.name(title, after: "profile") {
          profiles[name] = values
        } else if let name = Self.name(title, after: "services") {
          services[name] = values
        }
      }
    }
    if let text = try TextFile.read(credentialsPath) {
      for (name, values) in try SectionedFile(parsing: text, file: credentialsPath).sections {
        credentials[name] = values
        profiles[name, default: [:]].merge(values) { $1 }
      }
    }
  }

  /// `shop` of `profile shop` or `profile "shop"`.
  private static func name(_ title: String, after word: String) -> String? {
    guard title.hasPrefix(word) else { return nil }
    let rest = title.dropFirst(word.utf8.count)
    guard rest.first == " " || rest.first == "\t" else { return nil }
    var name = rest.drop { $0 == " " || $0 == "\t" }
    if let quote = name.first, quote == "\"" || quote == "'", name.count > 1, name.last == quote {
      name = name.dropFirst().dropLast()
    } else if name.contains(where: { $0 == " " || $0 == "\t" }) {
      return nil
    }
    return name.isEmpty ? nil : String(name)
  }
}
