import DynamoDBExpressions
import DynamoDBWire
import Testing

/// The cases are those of ScyllaDB's test_update_expression, test_number and test_returnvalues, and
/// of dynalite's test/updateItem.js.
@Suite struct UpdateTests {
  @Test(arguments: try ExpressionCase.all(in: "updates"))
  func applies(_ example: ExpressionCase) throws {
    var updated: Item?
    var old: Item?
    var new: Item?
    example.expectError { () throws(DynamoDBError) in
      let update = try example.parse { placeholders throws(DynamoDBError) in
        try Update(parsing: example.expression, using: &placeholders)
      }
      let item = try update.apply(to: example.item)
      old = update.updatedAttributes(in: example.item)
      new = update.updatedAttributes(in: item)
      updated = item
    }
    #expect(try updated == example.expected.map { try Item(json: $0) })
    if let expected = example.members["old"] { #expect(old == (try Item(json: expected))) }
    if let expected = example.members["new"] { #expect(new == (try Item(json: expected))) }
  }

  private func update(_ text: String, _ values: Item) throws -> Update {
    var placeholders = try Placeholders(
      names: nil, values: values.isEmpty ? nil : .item(values))
    return try Update(parsing: text, using: &placeholders)
  }

  @Test func newAttributesGoToTheEndInTheOrderOfTheText() throws {
    let update = try update("SET z = :v, b = :v, y.q = :v ADD a :v", [":v": 1])
    let item = try update.apply(to: ["p": "P", "b": 0, "y": .m(["x": 0])])
    #expect(item.names == ["p", "b", "y", "z", "a"])
    #expect(item["y"]?.json.text == #"{"M":{"x":{"N":"0"},"q":{"N":"1"}}}"#)
    #expect(update.topLevelNames == ["z", "b", "y", "a"])
    #expect(update.nestedAttributeNames == ["y"])
  }

  /// ScyllaDB's test_nested_attribute_remove_from_missing_item; right sides may name the key.
  @Test func aNewItemHasItsKeyAndNothingToRemove() throws {
    let update = try update("REMOVE x.y, z[0] SET owner2 = p", [:])
    #expect(try update.apply(to: ["p": "P"], isNew: true) == ["p": "P", "owner2": "P"])
    do throws(DynamoDBError) {
      _ = try update.apply(to: ["p": "P"])
      Issue.record("no error")
    } catch {
      #expect(
        error.message
          == "The document path provided in the update expression is invalid for update")
    }
  }

  /// The size kept in an edited item is that of the same item written anew.
  @Test func sizesAreKept() throws {
    let update = try update("SET a.l[0] = :v, c = :v REMOVE b ADD a.n :n", [":v": "text", ":n": 7])
    let item = try update.apply(to: ["a": .m(["l": .l([1, 2]), "n": -1]), "b": "gone"])
    #expect(item == ["a": .m(["l": .l(["text", 2]), "n": 6]), "c": "text"])
    #expect(item.size == Item(unique: Array(item)).size)
  }

  /// A value copied into itself grows until it would have more than 32 levels.
  @Test func nestingStaysWithinTheLimit() throws {
    let update = try update("SET a.x = a, b = :v", [":v": 1])
    var item: Item = ["a": .m(["x": 1])]
    var rounds = 0
    do throws(DynamoDBError) {
      while rounds < 100 {
        item = try update.apply(to: item)
        rounds += 1
      }
    } catch {
      #expect(error.message.hasPrefix("Nesting Levels have exceeded supported limits"))
    }
    #expect(rounds == 30)
    // What is left can be read from JSON again.
    let json = try JSONParser.parse(Array(item.jsonText.utf8))
    #expect(try Item(json: json) == item)
  }
}
