extension JSON {
  /// The text over several lines, two spaces a level; what fits into `width` characters stays on
  /// one line.
  ///
  /// ```swift
  /// JSON.object(["Key": .item(["PK": .s("A")])]).pretty()  // { "Key": { "PK": { "S": "A" } } }
  /// ```
  package func pretty(width: Int = 80) -> String {
    var text = ""
    appendPretty(to: &text, indent: 0, column: 0, width: width)
    return text
  }

  private func appendPretty(to text: inout String, indent: Int, column: Int, width: Int) {
    let line = spaced
    if column + line.unicodeScalars.count <= width {
      text += line
      return
    }
    let inner = String(repeating: " ", count: indent + 2)
    let close = "\n" + String(repeating: " ", count: indent)
    switch expanded {
    case .array(let elements) where !elements.isEmpty:
      text += "["
      for (index, element) in elements.enumerated() {
        text += (index > 0 ? ",\n" : "\n") + inner
        element.appendPretty(to: &text, indent: indent + 2, column: indent + 2, width: width)
      }
      text += close + "]"
    case .object(let object) where !object.isEmpty:
      text += "{"
      for (index, member) in object.members.enumerated() {
        let name = JSON.string(member.name).text + ": "
        text += (index > 0 ? ",\n" : "\n") + inner + name
        let column = indent + 2 + name.unicodeScalars.count
        member.value.appendPretty(to: &text, indent: indent + 2, column: column, width: width)
      }
      text += close + "}"
    default: text += line
    }
  }

  /// One line with a space inside braces and after colons and commas.
  private var spaced: String {
    switch expanded {
    case .array(let elements): "[" + elements.map(\.spaced).joined(separator: ", ") + "]"
    case .object(let object) where object.isEmpty: "{}"
    case .object(let object):
      "{ "
        + object.members.map { JSON.string($0.name).text + ": " + $0.value.spaced }
        .joined(separator: ", ") + " }"
    case let scalar: scalar.text
    }
  }
}
