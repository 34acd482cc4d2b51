import DynamoDBWire
import Scenarios
import Templates

/// What a value must be, with every template filled in.
indirect enum Wanted: Sendable {
  /// Whatever is there.
  case anything
  /// This value to the letter, maps whole.
  case exactly(Value)
  case comparison(NumberComparison)
  case pattern(Pattern)
  case scalar(Value)
  case list([Wanted])
  /// A map with at least these entries.
  case map([(name: String, value: Wanted)])

  /// A value computed by a template: to the letter, but maps in it are subsets.
  init(_ value: Value) {
    switch value {
    case .list(let values): self = .list(values.map { Wanted($0) })
    case .map(let entries): self = .map(entries.map { ($0.name, Wanted($0.value)) })
    default: self = .scalar(value)
    }
  }
}

extension Wanted: CustomStringConvertible {
  var description: String {
    switch self {
    case .anything: "anything"
    case .exactly(let value), .scalar(let value): value.text
    case .comparison(let comparison): comparison.description
    case .pattern(let pattern): "/\(pattern.text)/"
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.name): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

extension Wanted {
  /// Where a value is not what is wanted; empty where it is.
  ///
  /// - Parameters:
  ///   - value: nil where nothing is there.
  ///   - path: The value's path: `items[1]`.
  ///   - strict: Whether maps may have no further entries.
  func differences(from value: Value?, at path: String, strict: Bool) -> [Difference] {
    guard let value else {
      return [Difference(path: path, expected: description, actual: "nothing")]
    }
    switch (self, value) {
    case (.list(let wanted), .list(let elements)):
      return Self.differences(of: wanted, from: elements, at: path, strict: strict)
    case (.map(let wanted), .map(let entries)):
      return Self.differences(of: wanted, from: value, entries, at: path, strict: strict)
    default:
      return accepts(value)
        ? [] : [Difference(path: path, expected: description, actual: value.text)]
    }
  }

  /// The same as having no differences, without describing them.
  func matches(_ value: Value, strict: Bool) -> Bool {
    switch (self, value) {
    case (.list(let wanted), .list(let elements)):
      wanted.count == elements.count
        && zip(wanted, elements).allSatisfy { $0.matches($1, strict: strict) }
    case (.map(let wanted), .map(let entries)):
      (!strict || wanted.count == entries.count)
        && wanted.allSatisfy { want in
          value[want.name].map { want.value.matches($0, strict: strict) } ?? false
        }
    default: accepts(value)
    }
  }

  private func accepts(_ value: Value) -> Bool {
    switch (self, value) {
    case (.anything, _): true
    case (.exactly(let wanted), _), (.scalar(let wanted), _): wanted == value
    case (.comparison(let comparison), .number(let number)): comparison.holds(for: number)
    case (.pattern(let pattern), .text(let text)): pattern.matches(text)
    default: false
    }
  }

  private static func differences(
    of wanted: [Wanted], from elements: [Value], at path: String, strict: Bool
  ) -> [Difference] {
    var differences: [Difference] = []
    for index in 0..<max(wanted.count, elements.count) {
      let path = "\(path)[\(index)]"
      if index < wanted.count {
        let element = index < elements.count ? elements[index] : nil
        differences += wanted[index].differences(from: element, at: path, strict: strict)
      } else {
        differences.append(
          Difference(path: path, expected: "nothing", actual: elements[index].text))
      }
    }
    return differences
  }

  private static func differences(
    of wanted: [(name: String, value: Wanted)], from map: Value, _ entries: [Value.Entry],
    at path: String, strict: Bool
  ) -> [Difference] {
    var differences: [Difference] = []
    for (name, want) in wanted {
      differences += want.differences(
        from: map[name], at: Path.member(name, of: path), strict: strict)
    }
    guard strict else { return differences }
    for entry in entries where !wanted.contains(where: { sameBytes($0.name, entry.name) }) {
      differences.append(
        Difference(
          path: Path.member(entry.name, of: path), expected: "nothing", actual: entry.value.text))
    }
    return differences
  }
}
