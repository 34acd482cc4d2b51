import DynamoDBWire
import Testing

@testable import DynamoDBEngine

@Suite struct KeySchemaTests {
  private let keys = KeySchema(
    partition: [.init(name: "PK", type: .s)], sort: [.init(name: "SK", type: .s)])

  private func key(_ partition: Int, _ sort: Int) -> TreeKey? {
    keys.treeKey(
      of: [
        "PK": .s(String(repeating: "x", count: partition)),
        "SK": .s(String(repeating: "y", count: sort)),
      ])
  }

  /// Items that a new index is filled with can have values that no key can have.
  @Test func leavesOutWhatCannotBeAKey() {
    #expect(key(2048, 1024) != nil)
    for (partition, sort) in [(2049, 1), (70_000, 1), (1, 1025), (0, 1), (1, 0)] {
      #expect(key(partition, sort) == nil)
    }
    #expect(keys.treeKey(of: ["PK": "x"]) == nil)
    #expect(keys.treeKey(of: ["PK": "x", "SK": 1]) == nil)
  }

  /// A Query can ask for a partition that cannot be.
  @Test(arguments: [65_535, 65_536, 70_000])
  func looksForPartitionsOfAnyLength(count: Int) {
    let value = AttributeValue.s(String(repeating: "x", count: count))
    let shorter = AttributeValue.s(String(repeating: "x", count: count - 1))
    // Compared first: a key that is printed on failure would fill the screen.
    let differs = keys.prefix(partition: [value]) != keys.prefix(partition: [shorter])
    #expect(differs)
  }
}
