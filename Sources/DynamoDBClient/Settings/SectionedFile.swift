import DynamoDBWire

/// A file of sections, names and values, as `~/.aws/config` and `~/.aws/credentials` are.
///
/// ```ini
/// [profile shop]
/// region = eu-central-1
/// # an indented block is a value of several lines, itself names and values
/// dynamodb =
///   endpoint_url = http://127.0.0.1:8000
/// ```
/// Reads what Python's configparser reads, which AWS's tools in Python stand on.
struct SectionedFile {
  typealias Section = [String: String]
  private(set) var sections: [(name: String, values: Section)] = []

  /// - Throws: With the file and the line, but nothing of what stands there, which may be a secret.
  init(parsing text: String, file: String) throws(DynamoDBError) {
    var name: String?
    // Bytes, since Swift takes "\r\n" for one character.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = String(Substring(bytes))
      let text = Self.trimmed(line[...])
      if text.isEmpty || text.hasPrefix("#") || text.hasPrefix(";") { continue }
      func fail(_ reason: String) -> DynamoDBError {
        .unreachable("\(file):\(index + 1): \(reason)")
      }
      if let current = name, line.utf8.first == 0x20 || line.utf8.first == 0x09 {
        sections[sections.count - 1].values[current, default: ""] += "\n" + text
      } else if text.hasPrefix("["), let end = text.lastIndex(of: "]") {
        name = nil
        let title = String(text[text.index(after: text.startIndex)..<end])
        if sections.contains(where: { $0.name == title }) {
          throw fail("the section [\(title)] stands there twice")
        }
        sections.append((title, [:]))
      } else if let sign = text.firstIndex(where: { $0 == "=" || $0 == ":" }) {
        guard !sections.isEmpty else { throw fail("expected a section, such as [default], first") }
        let key = Self.trimmed(text[..<sign]).lowercased()
        if sections[sections.count - 1].values[key] != nil {
          throw fail("'\(key)' stands there twice")
        }
        sections[sections.count - 1].values[key] = String(
          Self.trimmed(text[text.index(after: sign)...]))
        name = key
      } else {
        throw fail("expected '[section]' or 'name = value'")
      }
    }
  }

  /// The names and values of an indented block.
  static func nested(_ value: String) -> Section {
    var section: Section = [:]
    for line in value.split(separator: "\n") {
      guard let sign = line.firstIndex(of: "=") else { continue }
      section[String(trimmed(line[..<sign]))] = String(trimmed(line[line.index(after: sign)...]))
    }
    return section
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.unicodeScalars.first, first.value <= 0x20 {
      text = text[text.unicodeScalars.index(after: text.startIndex)...]
    }
    while let last = text.unicodeScalars.last, last.value <= 0x20 {
      text = text[..<text.unicodeScalars.index(before: text.endIndex)]
    }
    return text
  }
}
