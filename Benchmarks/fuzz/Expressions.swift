import DynamoDBExpressions
import DynamoDBWire

/// Expressions of all five kinds, chosen by the first byte; what can be read is applied to items.
extension FuzzTarget {
  static let expressions = FuzzTarget(
    name: "expressions",
    seeds: [
      "0attribute_exists(PK) AND likes >= :n OR NOT contains(tags, :s)",
      "0#a.#b[0] BETWEEN :n AND :m AND size(words) IN (:n, :m)",
      "1begins_with(#a, :s) AND attribute_type(list, :t)",
      "2PK = :s AND begins_with(SK, :t)",
      "2PK = :s AND SK BETWEEN :s AND :t",
      "3#a, list[0].x, map.inner, words",
      "4SET likes = likes + :n, list[1] = if_not_exists(#a, :l) REMOVE map.inner ADD tags :ss",
      "4SET list = list_append(list, :l) DELETE tags :ss",
      "4SET a = (:n - :m), b.c = :map REMOVE list[0], list[1]",
    ]
  ) { bytes in
    guard let kind = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    do throws(DynamoDBError) {
      try test(text, as: kind)
    } catch {
      require(!error.message.isEmpty, "an error without a message")
    }
  }

  private static let names: JSON.Object = ["#a": "map", "#b": "inner", "#c": "list"]
  private static let values: JSON = [
    ":n": ["N": "1"], ":m": ["N": "20.5"], ":s": ["S": "a"], ":t": ["S": "S"],
    ":l": ["L": [["N": "1"], ["S": "x"]]], ":map": ["M": ["x": ["BOOL": true]]],
    ":ss": ["SS": ["a", "b"]], ":ns": ["NS": ["1", "2"]], ":b": ["B": "AAAA"],
    ":null": ["NULL": true],
  ]
  private static let items: [Item] = [
    .empty,
    [
      "PK": "a", "SK": "b", "likes": .n(17), "list": .l([.s("x"), .m(["x": .n(1)]), .l([])]),
      "map": .m(["inner": .l([.n(1)]), "x": .null]), "tags": .ss(["a", "c"]),
      "words": .b([0, 1, 255]),
    ],
  ]

  private static func test(_ text: String, as kind: UInt8) throws(DynamoDBError) {
    var placeholders = try Placeholders(names: names, values: values)
    switch kind & 7 {
    case 0, 1:
      let condition = try Condition(
        parsing: text, as: kind & 1 == 0 ? .condition : .filter, using: &placeholders)
      for item in items { _ = try condition.holds(for: item) }
    case 2: _ = try KeyCondition(parsing: text, using: &placeholders)
    case 3:
      let projection = try Projection(parsing: text, using: &placeholders)
      for item in items {
        let part = projection(item)
        require(part.size <= item.size, "a projection is larger than its item")
        requireWellFormed(part)
      }
    default:
      let update = try Update(parsing: text, using: &placeholders)
      for item in items {
        do throws(DynamoDBError) {
          let after = try update.apply(to: item)
          requireWellFormed(after)
          requireWellFormed(update.updatedAttributes(in: after))
        } catch {
          require(!error.message.isEmpty, "an error without a message")
        }
      }
    }
    try placeholders.checkAllUsed()
  }

  /// An item's size and count are kept beside its bytes: they must be those of its attributes.
  static func requireWellFormed(_ item: Item) {
    let attributes = Array(item)
    let again = Item(attributes)
    require(again.count == item.count, "an attribute comes twice")
    require(again.size == item.size, "the size is not that of the attributes")
    require(again == item, "an item differs from its attributes")
  }
}
