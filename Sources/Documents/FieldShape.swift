/// What a value may look like; messages name it, and a schema is written from it.
package indirect enum FieldShape: Sendable, Equatable {
  case any, text, flag, number, count, map, nothing
  case list(of: FieldShape)
  case choice([String])
  case either([FieldShape])
  /// A text of one form: what messages call it, and a regular expression that finds it.
  case form(String, pattern: String)
  /// A map with these keys and no other; a schema defines it once under the name.
  case fields(String, [FieldDescription])
  /// A map with these keys, and any others whose values have the shape.
  case entries([FieldDescription], of: FieldShape)
  /// A map with exactly one of these keys.
  case single(String, [FieldDescription])
  /// Defined elsewhere, because it may hold itself: a step holds steps.
  case named(String)

  /// As messages name it: `a text`, `a list`.
  package var name: String {
    switch self {
    case .any: "a value"
    case .text: "a text"
    case .flag: "true or false"
    case .number: "a number"
    case .count: "a whole number from 0"
    case .map, .fields, .entries, .single: "a map"
    case .nothing: "nothing"
    case .list: "a list"
    case .form(let name, _), .named(let name): name
    case .choice(let names): names.count == 1 ? "'\(names[0])'" : "one of \(quoted(names))"
    case .either(let shapes): shapes.map(\.name).joined(separator: " or ")
    }
  }

  private func quoted(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension FieldShape {
  /// A text with `${{ … }}` in it, where the loader reads another kind of value otherwise.
  package static let template = FieldShape.form("a template", pattern: #"\$\{\{"#)
  /// What `if` and `until` hold.
  package static let condition = FieldShape.either([.text, .flag])
}
