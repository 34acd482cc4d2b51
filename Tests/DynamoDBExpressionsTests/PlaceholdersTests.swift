import DynamoDBExpressions
import DynamoDBWire
import Testing

/// The texts are those of dynalite's test/scan.js and test/updateItem.js.
@Suite struct PlaceholdersTests {
  private func message(names: JSON.Object?, values: JSON?) -> String? {
    do throws(DynamoDBError) {
      _ = try Placeholders(names: names, values: values)
      return nil
    } catch {
      return error.message
    }
  }

  @Test(
    arguments: [
      ([:], nil, "ExpressionAttributeNames must not be empty"),
      ([:], ["a": ["S": "a"]], "ExpressionAttributeNames must not be empty"),
      (nil, [:], "ExpressionAttributeValues must not be empty"),
      (["a": "a"], nil, "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\""),
      (["#": "a"], nil, "ExpressionAttributeNames contains invalid key: Syntax error; key: \"#\""),
      (
        ["#a-b": "a"], nil,
        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"#a-b\""
      ),
      (
        nil, ["a": ["S": "b"]],
        "ExpressionAttributeValues contains invalid key: Syntax error; key: \"a\""
      ),
      (
        nil, [":": ["S": "b"]],
        "ExpressionAttributeValues contains invalid key: Syntax error; key: \":\""
      ),
      (
        nil, [":é": ["S": "b"]],
        "ExpressionAttributeValues contains invalid key: Syntax error; key: \":é\""
      ),
      (
        nil, [":a": ["N": "b"]],
        "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a "
          + "numeric value: b for key :a"
      ),
      (
        nil, [":a": [:]],
        "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must "
          + "contain exactly one of the supported datatypes for key :a"
      ),
    ] as [(JSON.Object?, JSON?, String)])
  func refused(_ names: JSON.Object?, _ values: JSON?, _ expected: String) {
    #expect(message(names: names, values: values) == expected)
  }

  /// ScyllaDB's test_limits and ExtendDB's issue 365.
  @Test func namesHaveLimits() {
    #expect(
      message(names: ["#a": .string(String(repeating: "x", count: 65_535))], values: nil) == nil)
    let tooLong = message(
      names: ["#a": .string(String(repeating: "x", count: 65_536))], values: nil)
    #expect(tooLong?.contains("65536") == true)
    #expect(message(names: ["#a": ""], values: nil)?.contains("Empty attribute name") == true)
  }

  @Test func unusedOnesAreReportedTogether() throws {
    var placeholders = try Placeholders(
      names: ["#b": "b", "#c": "c", "#a": "a"],
      values: .item([":v": 1, ":w": 2]))
    _ = try Condition(parsing: "#c = :w", as: .condition, using: &placeholders)
    do throws(DynamoDBError) {
      try placeholders.checkAllUsed()
      Issue.record("no error")
    } catch {
      #expect(
        error.message
          == "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #a}")
    }
    _ = try Projection(parsing: "#b, #a", using: &placeholders)
    do throws(DynamoDBError) {
      try placeholders.checkAllUsed()
      Issue.record("no error")
    } catch {
      #expect(
        error.message
          == "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}")
    }
    _ = try Update(parsing: "SET x = :v", using: &placeholders)
    try placeholders.checkAllUsed()
  }

  @Test func aRequestWithoutAnyHasNoneUnused() throws {
    try Placeholders().checkAllUsed()
    try Placeholders(names: nil, values: nil).checkAllUsed()
  }
}
