import DynamoDBWire

extension Value: CustomStringConvertible {
  /// One short line for messages: `'text'`, `5`, `[1, 'a']`, `{id: 'x'}`; long ones end in `…`.
  package var description: String {
    var text = ""
    write(to: &text)
    return text.clipped(to: Self.descriptionLimit)
  }

  private static let descriptionLimit = 80

  private func write(to text: inout String) {
    // What is cut off need not be written.
    guard text.utf8.count <= Self.descriptionLimit * 4 else { return }
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number.description
    case .text(let value): text += "'\(value.clipped(to: Self.descriptionLimit))'"
    case .list(let values):
      text += "["
      for (index, value) in values.prefix(Self.descriptionLimit).enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text)
      }
      text += "]"
    case .map(let entries):
      text += "{"
      for (index, entry) in entries.prefix(Self.descriptionLimit).enumerated() {
        text += "\(index > 0 ? ", " : "")\(entry.name.clipped(to: Self.descriptionLimit)): "
        entry.value.write(to: &text)
      }
      text += "}"
    case .attribute(let attribute): text += attribute.json.text
    }
  }
}

extension String {
  /// At most so many scalars; what is cut off shows as `…`.
  func clipped(to limit: Int) -> String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return String(unicodeScalars[..<end]) + "…"
  }
}
