import DynamoDBWire
import Templates

/// Values as people read them, without the types of the API's JSON.
extension AttributeValue {
  /// A text stands as it is, an empty one as `""`; what is inside a list, a map or a set as in JSON.
  ///
  /// `.l(["a", 1])` is `["a", 1]`, `.m(["likes": 2])` is `{likes: 2}`, `.ss(["b", "a"])` is
  /// `{"a", "b"}`, `.b` of five bytes is `aGVsbG8= (5 bytes)`.
  var plainText: String {
    if case .s(let text) = self { text.isEmpty ? "\"\"" : text } else { nestedText }
  }

  var nestedText: String {
    switch self {
    case .s(let text): JSON.string(text).text
    case .n(let number): number.description
    case .b(let bytes): "\(Base64.encode(bytes)) (\(Quantity.of(bytes.count, "byte")))"
    case .bool(let flag): String(flag)
    case .null: "null"
    case .l(let elements): "[" + elements.map(\.nestedText).joined(separator: ", ") + "]"
    case .m(let item):
      "{" + item.map { "\(memberName($0.name)): \($0.value.nestedText)" }.joined(separator: ", ")
        + "}"
    case .ss(let set): "{" + set.elements.map { JSON.string($0).text }.joined(separator: ", ") + "}"
    case .ns(let set): "{" + set.elements.map(\.description).joined(separator: ", ") + "}"
    case .bs(let set): "{" + set.elements.map(Base64.encode).joined(separator: ", ") + "}"
    }
  }
}

extension Value {
  /// The value as a pattern's argument: `"Moin, moin."`, `50`, `{reader: "1", tweets: 2}`.
  var plainText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): String(flag)
    case .number(let number): number.description
    case .text(let text): JSON.string(text).text
    case .list(let values): "[" + values.map(\.plainText).joined(separator: ", ") + "]"
    case .map(let entries): "{" + entries.map(\.plainText).joined(separator: ", ") + "}"
    case .attribute(let value): value.nestedText
    }
  }
}

extension Value.Entry {
  /// `text: "Moin, moin."`
  var plainText: String { "\(memberName(name)): \(value.plainText)" }
}

/// A name as it is where that cannot be misread, else in quotes.
private func memberName(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy {
    ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
      || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || $0 == UInt8(ascii: "_")
      || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
  }
  return isPlain && !name.isEmpty ? name : JSON.string(name).text
}
