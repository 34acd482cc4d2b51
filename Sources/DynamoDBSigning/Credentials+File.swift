import Glibc

/// Why a file of credentials cannot be used; says nothing of what stands in it.
package struct CredentialsFailure: Error, CustomStringConvertible {
  package let description: String
}

extension Credentials {
  /// Larger files hold something else.
  private static let maximumFileSize = 1024 * 1024

  /// Reads a file of keys in the form of `~/.aws/credentials`, all profiles of it.
  ///
  /// ```ini
  /// [alice]
  /// aws_access_key_id = AKIAEXAMPLE
  /// aws_secret_access_key = …
  /// ```
  package static func read(file path: String) throws(CredentialsFailure) -> [Credentials] {
    guard let file = fopen(path, "re") else {
      throw CredentialsFailure(
        description: "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: maximumFileSize + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0, count <= maximumFileSize else {
      throw CredentialsFailure(description: "cannot read \(path): it is no file of credentials")
    }
    return try parse(String(decoding: bytes[..<count], as: UTF8.self), file: path)
  }

  /// - Parameter file: Named in messages.
  static func parse(_ text: String, file: String) throws(CredentialsFailure) -> [Credentials] {
    var found: [Credentials] = []
    var profile = Profile(name: "default", line: 1)
    // Bytes, since Swift takes "\r\n" for one character.
    for (index, bytes) in text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let line = trimmed(String(Substring(bytes))[...])
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        if let known = try profile.credentials(file: file) { found.append(known) }
        profile = Profile(name: String(line.dropFirst().dropLast()), line: index + 1)
      } else if let equals = line.utf8.firstIndex(of: UInt8(ascii: "=")) {
        profile.set(trimmed(line[..<equals]), to: trimmed(line[line.utf8.index(after: equals)...]))
      } else {
        throw CredentialsFailure(
          description: "\(file):\(index + 1): expected '[profile]' or 'name = value'")
      }
    }
    if let known = try profile.credentials(file: file) { found.append(known) }
    guard !found.isEmpty else {
      throw CredentialsFailure(description: "\(file) has no aws_access_key_id")
    }
    return found
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.utf8.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.unicodeScalars.last, last.value <= 0x20 {
      text = text[..<text.unicodeScalars.index(before: text.endIndex)]
    }
    return text
  }
}

/// One section of a file of credentials.
private struct Profile {
  let name: String
  let line: Int
  var id: String?
  var secret: String?
  var token: String?

  init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  mutating func set(_ name: Substring, to value: Substring) {
    switch name {
    case "aws_access_key_id": id = String(value)
    case "aws_secret_access_key": secret = String(value)
    case "aws_session_token": token = String(value)
    default: break
    }
  }

  /// nil for a profile without keys, such as one that only names a role.
  func credentials(file: String) throws(CredentialsFailure) -> Credentials? {
    switch (id, secret) {
    case (nil, nil): return nil
    case (let id?, let secret?) where !id.isEmpty && !secret.isEmpty:
      return Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token)
    default:
      throw CredentialsFailure(
        description:
          "\(file):\(line): profile '\(name)' needs aws_access_key_id and aws_secret_access_key")
    }
  }
}
