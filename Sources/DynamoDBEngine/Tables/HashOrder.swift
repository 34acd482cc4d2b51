import DynamoDBWire

/// The order in which the service lists names in its messages: that of a hash table in Java.
///
/// Source: what it said of names that were given in another order, for example
/// `AttributeDefinitions: [sk, a, b, pk, c], keys used: [a, sk, pk]` (DDB-TABLE-127, October 2026).
/// The definitions are in a table made for as many, the keys in one of the usual size.
enum HashOrder {
  /// - Parameter capacity: What the table is made for; it grows when it is three quarters full.
  static func sorted(_ names: [String], capacity: Int = 16) -> [String] {
    var distinct: [String] = []
    for name in names where !distinct.contains(where: { sameBytes($0, name) }) {
      distinct.append(name)
    }
    var size = 1
    while size < capacity { size *= 2 }
    while distinct.count * 4 > size * 3 { size *= 2 }
    return distinct.enumerated().sorted { left, right in
      let (first, second) = (bucket(of: left.element, size), bucket(of: right.element, size))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }

  private static func bucket(_ hash: UInt32, _ size: Int) -> Int {
    Int(hash ^ (hash >> 16)) & (size - 1)
  }

  private static func bucket(of name: String, _ size: Int) -> Int {
    bucket(name.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }, size)
  }
}
