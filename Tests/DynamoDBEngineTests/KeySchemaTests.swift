import DynamoDBWire
import Testing

@testable import DynamoDBEngine

@Suite struct KeySchemaTests {
  /// Values that no key can have still come in queries, and in items a new index is filled with.
  @Test(arguments: [65_535, 65_536, 70_000])
  func takesValuesOfAnyLength(count: Int) throws {
    let keys = KeySchema(partition: [.init(name: "PK", type: .s)], sort: [])
    let value = AttributeValue.s(String(repeating: "x", count: count))
    let key = try #require(keys.treeKey(of: Item(unique: [("PK", value)])))
    #expect(key == keys.prefix(partition: [value]))
    #expect(key != keys.prefix(partition: [.s(String(repeating: "x", count: count - 1))]))
  }
}
