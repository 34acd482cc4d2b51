import Documents
import DynamoDBWire

extension Evaluator {
  /// Calls a function; a null argument, which a condition's path may give, is taken as empty.
  func call(
    _ function: Function, _ values: [Value], _ arguments: [Tree], _ tree: Tree
  ) throws(Diagnostic) -> Value {
    func wrong(_ index: Int, _ expected: String) -> Diagnostic {
      error(
        "'\(function.rawValue)' needs \(expected), found \(values[index].kind)", arguments[index])
    }
    switch function {
    case .uuid: return .text(bindings.uuid())
    case .now: return .number(Number(bindings.now()))
    case .today: return .text(bindings.today())
    case .idOf:
      if case .null = values[0] { return .null }
      guard case .text(let key) = values[0] else { throw wrong(0, "a text") }
      return .text(afterLastHash(key))
    case .count:
      switch values[0] {
      case .null: return .number(0)
      case .map(let entries): return .number(Number(entries.count))
      default:
        guard let elements = values[0].elements else { throw wrong(0, "a list, a map or a set") }
        return .number(Number(elements.count))
      }
    case .keys:
      if case .null = values[0] { return .list([]) }
      guard case .map(let entries) = values[0] else { throw wrong(0, "a map") }
      return .list(entries.map { .text($0.name) })
    case .contains:
      switch (values[0], values[1]) {
      case (.null, _): return .bool(false)
      case (.text(let text), .text(let part)): return .bool(holds(text, part))
      case (.text, _): throw wrong(1, "a text to look for in a text")
      case (.map, .text(let name)): return .bool(values[0][name] != nil)
      case (.map, _): throw wrong(1, "a text to look for among the keys of a map")
      case (_, let element):
        guard let elements = values[0].elements else { throw wrong(0, "a text, a list or a map") }
        return .bool(elements.contains(element))
      }
    case .startsWith:
      if case .null = values[0] { return .bool(false) }
      guard case .text(let text) = values[0] else { throw wrong(0, "a text") }
      guard case .text(let start) = values[1] else { throw wrong(1, "a text") }
      return .bool(text.utf8.starts(with: start.utf8))
    case .join:
      guard let elements = values[0].elements else { throw wrong(0, "a list") }
      guard case .text(let separator) = values[1] else { throw wrong(1, "a text") }
      var texts: [String] = []
      for (index, element) in elements.enumerated() {
        guard let text = element.writtenText else {
          throw error("'join' cannot write \(element.kind), element [\(index)]", arguments[0])
        }
        texts.append(text)
      }
      return .text(texts.joined(separator: separator))
    }
  }

  /// `USER#12` gives `12`; a text without `#` is given as it is.
  private func afterLastHash(_ key: String) -> String {
    guard let hash = key.utf8.lastIndex(of: UInt8(ascii: "#")) else { return key }
    return String(decoding: key.utf8[key.utf8.index(after: hash)...], as: UTF8.self)
  }

  /// By bytes; quadratic at worst, in texts of at most an item's size.
  private func holds(_ text: String, _ part: String) -> Bool {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0...].starts(with: wanted) }
  }
}

extension Value {
  /// How the value is written into a text; nil for what has no form there.
  var writtenText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
