import DynamoDBWire

/// A request as a command of the AWS CLI, quoted for a POSIX shell.
///
/// ```sh
/// aws dynamodb get-item \
///   --table-name chat \
///   --key '{"PK":{"S":"CHAN#7"},"SK":{"S":"CHAN#7"}}'
/// ```
enum CLICode {
  static func text(_ call: Call) -> String {
    let options = call.body.members.map { name, value in
      let option = CodeLanguage.words(name, "-")
      return switch value {
      case .bool(let flag): flag ? "--\(option)" : "--no-\(option)"
      case .string(let text): "--\(option) \(quoted(text))"
      default: "--\(option) \(quoted(value.text))"
      }
    }
    let command = "aws dynamodb \(CodeLanguage.words(call.operation, "-"))"
    return ([command] + options).joined(separator: " \\\n  ")
  }

  /// A word as it is where the shell reads nothing into it, else in single quotes.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
        || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || "_-.,:/+@".utf8.contains($0)
    }
    if isPlain, !text.isEmpty { return text }
    // Over bytes: a quotation mark with an accent behind it ends a word all the same.
    var bytes = Array("'".utf8)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { bytes += Array("'\\''".utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self) + "'"
  }
}
