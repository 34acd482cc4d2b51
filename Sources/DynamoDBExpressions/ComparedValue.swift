import DynamoDBWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A value in a condition: one that stands in an item or a request, or the number `size` gave.
enum ComparedValue {
  case encoded(EncodedValue)
  case number(Number)

  var kind: AttributeValue.Kind {
    switch self {
    case .encoded(let value): value.kind
    case .number: .n
    }
  }

  private var number: Number {
    switch self {
    case .encoded(let value): Number(bytes: value.content)
    case .number(let number): number
    }
  }

  func equals(_ other: ComparedValue) -> Bool {
    switch (self, other) {
    case (.encoded(let left), .encoded(let right)): left.equals(right)
    default: kind == .n && other.kind == .n && number == other.number
    }
  }

  /// Negative, zero or positive as a comparison of bytes gives it; nil where the two have different
  /// types or a type without an order.
  func order(against other: ComparedValue) -> Int? {
    guard kind == other.kind, [.s, .n, .b].contains(kind) else { return nil }
    switch (self, other) {
    case (.encoded(let left), .encoded(let right)):
      // The stored form of numbers is ordered as the numbers are.
      return left.content.order(against: right.content)
    default:
      let (left, right) = (number, other.number)
      return left == right ? 0 : left < right ? -1 : 1
    }
  }

  func begins(with prefix: ComparedValue) -> Bool {
    guard kind == prefix.kind, kind == .s || kind == .b,
      case .encoded(let value) = self, case .encoded(let prefix) = prefix
    else { return false }
    let count = prefix.content.count
    return value.content.count >= count
      && UnsafeRawBufferPointer(rebasing: value.content.prefix(count)).order(
        against: prefix.content) == 0
  }

  /// Whether a text has the other as a part, a set as a member, or a list as an element.
  ///
  /// ScyllaDB's test_update_condition_contains: binary values and lists as well, and elements of any
  /// type; nothing is in a map.
  func contains(_ part: ComparedValue) -> Bool {
    guard case .encoded(let value) = self else { return false }
    switch (value.kind, part.kind) {
    case (.s, .s), (.b, .b):
      guard case .encoded(let part) = part else { return false }
      return value.content.contains(part.content)
    case (.ss, .s), (.bs, .b):
      guard case .encoded(let part) = part else { return false }
      return value.elements.contains { $0.run.order(against: part.content) == 0 }
    case (.ns, .n):
      let number = part.number
      return value.elements.contains { Number(bytes: $0.run) == number }
    case (.l, _): return value.elements.contains { ComparedValue.encoded($0).equals(part) }
    default: return false
    }
  }
}

extension EncodedValue {
  /// Every value but lists and maps has one stored form, so that equal values have equal bytes.
  fileprivate func equals(_ other: EncodedValue) -> Bool {
    if bytes.count == other.bytes.count, bytes.order(against: other.bytes) == 0 { return true }
    guard kind == other.kind, kind == .l || kind == .m else { return false }
    return decoded == other.decoded
  }
}

extension UnsafeRawBufferPointer {
  /// Unsigned bytes from the left; of two with one beginning the shorter is smaller.
  fileprivate func order(against other: UnsafeRawBufferPointer) -> Int {
    let common = Swift.min(count, other.count)
    if common > 0, let left = baseAddress, let right = other.baseAddress {
      let order = memcmp(left, right, common)
      if order != 0 { return Int(order) }
    }
    return count - other.count
  }
}
