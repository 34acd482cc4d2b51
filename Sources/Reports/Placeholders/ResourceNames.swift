/// Amazon Resource Names inside a text, without what is the endpoint's own.
///
/// `arn:aws:dynamodb:eu-central-1:123456789012:table/chat/backup/0148-ab` becomes
/// `arn:aws:dynamodb:<Region>:<AccountId>:table/chat/backup/<BackupId>`.
enum ResourceNames {
  static func masked(in text: String) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    var hasChanged = false
    while index < bytes.count {
      if let (name, end) = name(in: bytes, at: index) {
        output += name
        index = end
        hasChanged = true
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return hasChanged ? String(decoding: output, as: UTF8.self) : text
  }

  /// `arn:partition:service:region:account:resource`, and where it ends.
  private static func name(in bytes: [UInt8], at start: Int) -> (name: [UInt8], end: Int)? {
    guard bytes[start...].starts(with: "arn:aws".utf8) else { return nil }
    var index = start
    var fields: [ArraySlice<UInt8>] = []
    while fields.count < 5 {
      let field = bytes[index...].prefix { isField($0) }
      index += field.count
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
      index += 1
      fields.append(field)
    }
    let resource = bytes[index...].prefix { isField($0) || "/._:".utf8.contains($0) }
    let region = fields[3].isEmpty ? [] : Array("<Region>".utf8)
    let account = fields[4].isEmpty ? [] : Array("<AccountId>".utf8)
    let head = fields[..<3].flatMap { $0 + [UInt8(ascii: ":")] } + region + [UInt8(ascii: ":")]
    return (
      head + account + [UInt8(ascii: ":")] + masked(resource: resource), index + resource.count
    )
  }

  /// What follows `stream`, `backup` and `key` was made by the service.
  private static func masked(resource: ArraySlice<UInt8>) -> [UInt8] {
    var parts = resource.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for index in parts.indices.dropFirst() {
      switch String(decoding: parts[index - 1], as: UTF8.self) {
      case "stream": parts[index] = Array("<StreamLabel>".utf8)[...]
      case "backup": parts[index] = Array("<BackupId>".utf8)[...]
      case "key": parts[index] = Array("<KeyId>".utf8)[...]
      default: break
      }
    }
    return Array(parts.joined(separator: [UInt8(ascii: "/")]))
  }

  private static func isField(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-")
  }
}
