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
    var line = ""
    var room = width - column
    if appendSpaced(to: &line, room: &room) {
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
    case let scalar: text += scalar.text
    }
  }

  /// Appends the value on one line, with a space inside braces and after colons and commas.
  ///
  /// - Parameter room: How many characters the line may still have; gives up as soon as there is
  ///   none, so that a large value is not laid out again on every level.
  /// - Returns: Whether it fits.
  private func appendSpaced(to line: inout String, room: inout Int) -> Bool {
    func append(_ piece: String) -> Bool {
      line += piece
      room -= piece.unicodeScalars.count
      return room >= 0
    }
    switch expanded {
    case .array(let elements):
      guard append("[") else { return false }
      for (index, element) in elements.enumerated() {
        guard index == 0 || append(", "), element.appendSpaced(to: &line, room: &room) else {
          return false
        }
      }
      return append("]")
    case .object(let object) where object.isEmpty: return append("{}")
    case .object(let object):
      for (index, member) in object.members.enumerated() {
        guard append(index == 0 ? "{ " : ", "), append(JSON.string(member.name).text + ": "),
          member.value.appendSpaced(to: &line, room: &room)
        else { return false }
      }
      return append(" }")
    case let scalar: return append(scalar.text)
    }
  }
}
