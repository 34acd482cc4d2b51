/// A JSON value with members in order and numbers exact, in which stored items and attribute values
/// may stand as such.
///
/// `item` and `value` are what keeps conversions out: an item in an answer is the stored item, and
/// becomes DynamoDB JSON (`{"PK": {"S": "USER#1"}}`) only where text is written.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  /// The number's text, as written.
  case number(String)
  case string(String)
  case array([JSON])
  case object(Object)
  /// A map of attributes, written as `{"name": {"TYPE": value}}`.
  case item(Item)
  /// One attribute value, written as `{"TYPE": value}`.
  case value(AttributeValue)
}

extension JSON {
  /// Members in the order in which they were written, each name once.
  package struct Object: Sendable {
    package typealias Member = (name: String, value: JSON)
    package private(set) var members: [Member]

    package init() { members = [] }

    /// Members whose names are known to differ.
    package init(uniqueMembers: [Member]) { members = uniqueMembers }

    /// The member with this name; setting nil removes it, a new one goes to the end.
    package subscript(name: String) -> JSON? {
      get {
        // By place, so that the members that are passed over are not copied.
        for place in members.indices where sameBytes(members[place].name, name) {
          return members[place].value
        }
        return nil
      }
      set {
        var index: Int?
        for place in members.indices where sameBytes(members[place].name, name) { index = place }
        switch (index, newValue) {
        case (let index?, let value?): members[index].value = value
        case (let index?, nil): members.remove(at: index)
        case (nil, let value?): members.append((name, value))
        case (nil, nil): break
        }
      }
    }

    package var names: [String] { members.map(\.name) }
    package var isEmpty: Bool { members.isEmpty }
    package var count: Int { members.count }
  }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    var object = Object()
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }
}

/// Equal when the JSON texts mean the same: items and attribute values are compared by content,
/// numbers by their text, members in any order.
extension JSON: Equatable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): sameBytes(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.item(let a), .item(let b)): a == b
    case (.value(let a), .value(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.members.allSatisfy { member in b[member.name].map { $0 == member.value } ?? false }
    case (.item, .object), (.value, .object): left.expanded == right
    case (.object, .item), (.object, .value): left == right.expanded
    default: false
    }
  }
}

extension JSON {
  /// The same value without `item` and `value` at its top: an object of plain JSON.
  package var expanded: JSON {
    switch self {
    case .item(let item):
      .object(Object(uniqueMembers: item.map { ($0.name, JSON.value($0.value)) }))
    case .value(let value): value.json
    default: self
    }
  }

  /// The member of an object, an item or a typed value.
  package subscript(name: String) -> JSON? {
    switch self {
    case .object(let object): object[name]
    case .item(let item): item[name].map(JSON.value)
    case .value(let value): value.json[name]
    default: nil
    }
  }

  package subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var object: Object? {
    switch self {
    case .object(let object): object
    case .item, .value: expanded.object
    default: nil
    }
  }

  package var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// A whole number that fits, written without fraction and exponent.
  package var int: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }
}
