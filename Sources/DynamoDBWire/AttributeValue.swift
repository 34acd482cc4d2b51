/// A value of one of DynamoDB's ten types.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html>
package enum AttributeValue: Sendable, Hashable {
  case s(String)
  case n(Number)
  case b([UInt8])
  case bool(Bool)
  case null
  case l([AttributeValue])
  case m(Item)
  case ss(AttributeSet<String>)
  case ns(AttributeSet<Number>)
  case bs(AttributeSet<[UInt8]>)

  /// The type's name in the API.
  package enum Kind: String, Sendable, CaseIterable {
    case s = "S"
    case n = "N"
    case b = "B"
    case bool = "BOOL"
    case null = "NULL"
    case l = "L"
    case m = "M"
    case ss = "SS"
    case ns = "NS"
    case bs = "BS"

    /// What `init(rawValue:)` gives, which compares one text after another: every value of every
    /// request comes by here.
    package init?(name: String) {
      var name = name
      let kind = name.withUTF8 { bytes -> Kind? in
        switch bytes.count {
        case 1:
          switch bytes[0] {
          case UInt8(ascii: "S"): .s
          case UInt8(ascii: "N"): .n
          case UInt8(ascii: "B"): .b
          case UInt8(ascii: "L"): .l
          case UInt8(ascii: "M"): .m
          default: nil
          }
        case 2 where bytes[1] == UInt8(ascii: "S"):
          switch bytes[0] {
          case UInt8(ascii: "S"): .ss
          case UInt8(ascii: "N"): .ns
          case UInt8(ascii: "B"): .bs
          default: nil
          }
        case 4:
          bytes.elementsEqual("BOOL".utf8) ? .bool : bytes.elementsEqual("NULL".utf8) ? .null : nil
        default: nil
        }
      }
      guard let kind else { return nil }
      self = kind
    }
  }

  package var kind: Kind {
    switch self {
    case .s: .s
    case .n: .n
    case .b: .b
    case .bool: .bool
    case .null: .null
    case .l: .l
    case .m: .m
    case .ss: .ss
    case .ns: .ns
    case .bs: .bs
    }
  }
}

/// Values of one type are equal by content: texts by bytes, numbers by value, sets in any order,
/// maps with attributes in any order.
extension AttributeValue {
  package static func == (left: AttributeValue, right: AttributeValue) -> Bool {
    switch (left, right) {
    case (.s(let a), .s(let b)): sameBytes(a, b)
    case (.n(let a), .n(let b)): a == b
    case (.b(let a), .b(let b)): a == b
    case (.bool(let a), .bool(let b)): a == b
    case (.null, .null): true
    case (.l(let a), .l(let b)): a == b
    case (.m(let a), .m(let b)): a == b
    case (.ss(let a), .ss(let b)): a == b
    case (.ns(let a), .ns(let b)): a == b
    case (.bs(let a), .bs(let b)): a == b
    default: false
    }
  }
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  package init(stringLiteral value: String) { self = .s(value) }
  package init(integerLiteral value: Int) { self = .n(Number(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension AttributeValue {
  /// The value in the API's JSON: `{"S": "text"}`.
  package var json: JSON {
    let content: JSON =
      switch self {
      case .s(let text): .string(text)
      case .n(let number): .string(number.description)
      case .b(let bytes): .string(Base64.encode(bytes))
      case .bool(let flag): .bool(flag)
      case .null: .bool(true)
      case .l(let elements): .array(elements.map(JSON.value))
      case .m(let item): .item(item)
      case .ss(let set): .array(set.elements.map(JSON.string))
      case .ns(let set): .array(set.elements.map { .string($0.description) })
      case .bs(let set): .array(set.elements.map { .string(Base64.encode($0)) })
      }
    return .object(JSON.Object(uniqueMembers: [(kind.rawValue, content)]))
  }

  /// The size DynamoDB counts, in bytes.
  ///
  /// Source: "DynamoDB item sizes and formats", Developer Guide: text in UTF-8, raw bytes, one for
  /// BOOL and NULL, three for a list or map and one for each of its elements.
  package var size: Int {
    switch self {
    case .s(let text): text.utf8.count
    case .n(let number): number.size
    case .b(let bytes): bytes.count
    case .bool, .null: 1
    case .l(let elements): elements.reduce(3) { $0 + 1 + $1.size }
    case .m(let item): item.size + 3 + item.count
    case .ss(let set): set.elements.reduce(0) { $0 + $1.utf8.count }
    case .ns(let set): set.elements.reduce(0) { $0 + $1.size }
    case .bs(let set): set.elements.reduce(0) { $0 + $1.count }
    }
  }
}
