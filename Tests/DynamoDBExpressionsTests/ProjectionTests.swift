import DynamoDBExpressions
import DynamoDBWire
import Testing

/// The cases are those of ScyllaDB's test_projection_expression.
@Suite struct ProjectionTests {
  @Test(arguments: try ExpressionCase.all(in: "projections"))
  func projects(_ example: ExpressionCase) throws {
    var part: Item?
    example.expectError { () throws(DynamoDBError) in
      let projection = try example.parse { placeholders throws(DynamoDBError) in
        try Projection(parsing: example.expression, using: &placeholders)
      }
      part = projection(example.item)
    }
    #expect(try part == example.expected.map { try Item(json: $0) })
  }

  @Test func attributesStayInTheOrderOfTheItem() throws {
    var placeholders = Placeholders()
    let projection = try Projection(parsing: "c, b.y, b.x, a", using: &placeholders)
    let part = projection(["a": 1, "b": .m(["x": 1, "y": 2, "z": 3]), "c": 3, "d": 4])
    #expect(
      part.jsonText == #"{"a":{"N":"1"},"b":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},"c":{"N":"3"}}"#)
    #expect(part.size == 18)
    #expect(projection.topLevelNames == ["c", "b", "a"])
    #expect(projection.nestedAttributeNames == ["b"])
  }

  @Test func attributesToGetNamesWholeAttributes() {
    let projection = Projection(attributes: ["a.b", "c", "c"])
    #expect(projection(["a": 1, "a.b": 2, "c": 3]) == ["a.b": 2, "c": 3])
    #expect(projection.topLevelNames == ["a.b", "c"])
  }
}
