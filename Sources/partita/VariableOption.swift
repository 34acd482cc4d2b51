import ArgumentParser
import Documents
import Templates

/// `--var NAME=VALUE`
struct VariableOption: Sendable {
  let entry: Value.Entry

  /// The value is read as a scenario reads it: `5` is a number, `'5'` a text.
  init(argument: String) throws {
    guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")),
      equals > argument.startIndex
    else {
      throw ValidationError("It has the form NAME=VALUE.")
    }
    let name = String(argument[..<equals])
    let text = String(argument[argument.utf8.index(after: equals)...])
    entry = Value.Entry(name, Self.value(text))
  }

  /// What is no YAML, or more than one scalar, is text as it stands.
  static func value(_ text: String) -> Value {
    guard !text.isEmpty, let file = try? SourceFile(path: "--var", bytes: Array(text.utf8)),
      let node = try? Node.parse(file)
    else { return .text(text) }
    switch node.value {
    case .list, .map: return .text(text)
    default: return (try? Value(node)) ?? .text(text)
    }
  }
}
