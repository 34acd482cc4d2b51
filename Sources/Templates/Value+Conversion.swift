package import DynamoDBWire

extension Value {
  /// An attribute as scenarios read it: `{"S": "x"}` is the text x; sets and binary stay as they are.
  package init(_ attribute: AttributeValue) {
    switch attribute {
    case .s(let text): self = .text(text)
    case .n(let number): self = .number(number)
    case .bool(let flag): self = .bool(flag)
    case .null: self = .null
    case .l(let values): self = .list(values.map { Value($0) })
    case .m(let item): self = Value(item)
    case .b, .ss, .ns, .bs: self = .attribute(attribute)
    }
  }

  /// A map of the item's attributes, in its order.
  package init(_ item: Item) {
    self = .map(item.map { Entry($0.name, Value($0.value)) })
  }

  /// JSON as it is: attribute values in it stay `{"S": …}`, so that a raw answer can go back into a
  /// raw request. A number that DynamoDB has no place for reads as text.
  package init(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text):
      self = (try? Number(parsing: text)).map { .number($0) } ?? .text(text)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { Value($0) })
    case .object(let object):
      self = .map(object.members.map { Entry($0.name, Value($0.value)) })
    case .item, .value: self = Value(json.expanded)
    }
  }

  /// As an attribute is stored: text is S, a number N, a list L, a map M.
  package var attribute: AttributeValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .n(number)
    case .text(let text): .s(text)
    case .list(let values): .l(values.map(\.attribute))
    case .map(let entries): .m(Item(entries.map { (name: $0.name, value: $0.value.attribute) }))
    case .attribute(let attribute): attribute
    }
  }

  /// Plain JSON; binary values and sets as the API writes them, `{"SS": ["a"]}`.
  package var json: JSON {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number.description)
    case .text(let text): .string(text)
    case .list(let values): .array(values.map(\.json))
    case .map(let entries):
      .object(JSON.Object(uniqueMembers: entries.map { ($0.name, $0.value.json) }))
    case .attribute(let attribute): attribute.json
    }
  }
}
