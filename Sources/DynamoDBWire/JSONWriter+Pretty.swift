extension JSON {
  /// The text over several lines, two spaces a level; what fits into `width` characters stays on
  /// one line.
  ///
  /// ```swift
  /// JSON.object(["Key": .item(["PK": .s("A")])]).pretty()  // { "Key": { "PK": { "S": "A" } } }
  /// ```
  package func pretty(width: Int = 80) -> String {
    var bytes: [UInt8] = []
    appendPretty(to: &bytes, indent: 0, column: 0, width: width)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendPretty(to bytes: inout [UInt8], indent: Int, column: Int, width: Int) {
    let start = bytes.count
    var room = width - column
    if appendSpaced(to: &bytes, room: &room) { return }
    bytes.removeSubrange(start...)
    switch expanded {
    case .array(let elements) where !elements.isEmpty:
      bytes.append("[")
      for (index, element) in elements.enumerated() {
        bytes.appendLine(indent: indent + 2, isFirst: index == 0)
        element.appendPretty(to: &bytes, indent: indent + 2, column: indent + 2, width: width)
      }
      bytes.appendLine(indent: indent, isFirst: true)
      bytes.append("]")
    case .object(let object) where !object.isEmpty:
      bytes.append("{")
      for (index, member) in object.members.enumerated() {
        bytes.appendLine(indent: indent + 2, isFirst: index == 0)
        let name = bytes.count
        bytes.appendQuoted(member.name)
        bytes.append(": ")
        let column = indent + 2 + bytes[name...].characterCount
        member.value.appendPretty(to: &bytes, indent: indent + 2, column: column, width: width)
      }
      bytes.appendLine(indent: indent, isFirst: true)
      bytes.append("}")
    case let scalar: scalar.write(to: &bytes)
    }
  }

  /// Appends the value on one line, with a space inside braces and after colons and commas.
  ///
  /// - Parameter room: How many characters the line may still have; gives up as soon as there is
  ///   none, so that a large value is not laid out again on every level.
  /// - Returns: Whether it fits; what was appended until then stays.
  private func appendSpaced(to bytes: inout [UInt8], room: inout Int) -> Bool {
    func append(_ piece: (inout [UInt8]) -> Void) -> Bool {
      let start = bytes.count
      piece(&bytes)
      room -= bytes[start...].characterCount
      return room >= 0
    }
    switch expanded {
    case .array(let elements):
      guard append({ $0.append("[") }) else { return false }
      for (index, element) in elements.enumerated() {
        guard index == 0 || append({ $0.append(", ") }),
          element.appendSpaced(to: &bytes, room: &room)
        else { return false }
      }
      return append { $0.append("]") }
    case .object(let object) where object.isEmpty: return append { $0.append("{}") }
    case .object(let object):
      for (index, member) in object.members.enumerated() {
        let fits = append { bytes in
          bytes.append(index == 0 ? "{ " : ", ")
          bytes.appendQuoted(member.name)
          bytes.append(": ")
        }
        guard fits, member.value.appendSpaced(to: &bytes, room: &room) else { return false }
      }
      return append { $0.append(" }") }
    case let scalar: return append { scalar.write(to: &$0) }
    }
  }
}

extension [UInt8] {
  /// Begins a line, behind a comma unless it is the first.
  fileprivate mutating func appendLine(indent: Int, isFirst: Bool) {
    append(isFirst ? "\n" : ",\n")
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }
}

extension ArraySlice<UInt8> {
  /// How many Unicode scalars the UTF-8 has.
  fileprivate var characterCount: Int { count { $0 & 0xC0 != 0x80 } }
}
