import DynamoDBWire

/// The variables that the environment gives: `PARTITA_VAR_user=Ada` gives `user`.
enum Environment {
  static let prefix = "PARTITA_VAR_"

  /// In the order of their names' bytes.
  static var variables: [(name: String, text: String)] {
    var found: [(name: String, text: String)] = []
    // The environment lies behind the arguments; the C library's own variable for it may change.
    var next = CommandLine.unsafeArgv.advanced(by: Int(CommandLine.argc) + 1)
    while let pointer = next.pointee {
      next = next.advanced(by: 1)
      let entry = String(cString: pointer)
      guard entry.hasPrefix(prefix), let equals = entry.utf8.firstIndex(of: UInt8(ascii: "="))
      else { continue }
      let name = entry[..<equals].utf8.dropFirst(prefix.utf8.count)
      found.append((String(Substring(name)), String(entry[entry.utf8.index(after: equals)...])))
    }
    return found.sorted { precedesByBytes($0.name, $1.name) }
  }
}
