import Testing

@testable import DynamoDBWire

/// Items from bytes that nobody vouches for.
@Suite struct ItemCheckingTests {
  private static let items: [Item] = [
    [:],
    ["PK": "USER#1", "é": "naïve 👋", "none": .null, "yes": .bool(true), "no": .bool(false)],
    [
      "n": 0, "m": -1,
      "k": .n((try? Number(parsing: "-1.2345678901234567890123456789012345678e-100")) ?? .zero),
    ],
    [
      "b": .b([0, 255]), "ss": .ss(["a", "b"]), "ns": .ns([1, -2, 300]), "bs": .bs([[1], [2, 3]]),
    ],
    ["l": .l([1, "x", .l([.null]), .m(["a": .m(["b": .ns([7])])])]), "m": .m([:])],
  ]

  private static func checked(_ bytes: [UInt8]) -> Item? {
    bytes.withUnsafeBytes { Item(checking: $0) }
  }

  @Test func whatTheWriterWritesIsTaken() {
    for item in Self.items {
      #expect(Self.checked(item.bytes)?.bytes == item.bytes)
    }
  }

  @Test func whateverIsTakenCanBeRead() {
    var random = SplitMix64(state: 42)
    var taken = 0
    for item in Self.items {
      for _ in 0..<4000 {
        var bytes = item.bytes
        for _ in 0...Int(random.next() % 3) {
          let place = Int(random.next() % UInt64(bytes.count))
          switch random.next() % 4 {
          case 0 where bytes.count > 1: bytes.remove(at: place)
          case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
          default: bytes[place] = UInt8(truncatingIfNeeded: random.next())
          }
        }
        guard let found = Self.checked(bytes) else { continue }
        taken += 1
        #expect(found.reduce(0) { $0 + $1.name.utf8.count + $1.value.size } == found.size)
        #expect(!JSON.item(found).text.isEmpty)
      }
    }
    #expect(taken > 0)
  }
}
