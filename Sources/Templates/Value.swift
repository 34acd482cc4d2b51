package import DynamoDBWire
import Documents

/// What a template or an expression gives: plain values, as scenarios write them.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case number(Number)
  case text(String)
  case list([Value])
  /// In order, each name once.
  case map([Entry])
  /// What has no plain form: binary values and sets.
  case attribute(AttributeValue)

  package struct Entry: Sendable, Equatable {
    package let name: String
    package let value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }
}

extension Value {
  /// The value under a name of a map; nil for an absent name and for what is no map.
  package subscript(name: String) -> Value? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.name.sameBytes(as: name) }?.value
  }

  /// The element of a list, from 0; nil outside of it and for what is no list.
  package subscript(index: Int) -> Value? {
    guard case .list(let values) = self, values.indices.contains(index) else { return nil }
    return values[index]
  }

  /// Elements of a list or a set; nil for anything else.
  package var elements: [Value]? {
    switch self {
    case .list(let values): values
    case .attribute(.ss(let set)): set.elements.map { .text($0) }
    case .attribute(.ns(let set)): set.elements.map { .number($0) }
    case .attribute(.bs(let set)): set.elements.map { .attribute(.b($0)) }
    default: nil
    }
  }

  /// What the value is, for messages: `a text`, `a list`.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    case .attribute(.b): "a binary value"
    case .attribute: "a set"
    }
  }

  /// Whether a condition holds with it: null, false, 0 and the empty text do not, all else does.
  package var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .number(let number): number != .zero
    case .text(let text): !text.isEmpty
    case .list, .map, .attribute: true
    }
  }
}

/// Numbers are equal as numbers, texts by their bytes, maps with names in any order.
extension Value: Equatable {
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a.sameBytes(as: b)
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)):
      a.count == b.count && a.allSatisfy { right[$0.name] == $0.value }
    case (.attribute(let a), .attribute(let b)): a == b
    default: false
    }
  }
}
