import DynamoDBWire
import Testing

@testable import DynamoDBEngine

/// What UpdateItem adds to an item before it holds that against 400 KB. The figures are Dynoxide's,
/// which found them on the service by halving; they are what is added once the key is taken out.
@Suite struct UpdateSizeTests {
  static let figures: [(expression: String, bytes: Int)] = [
    ("SET b = :v", 22), ("SET b = :v, c = :w", 41), ("SET b = :v REMOVE r", 24),
    ("SET b = :v DELETE t :d", 24), ("SET b = :v ADD n :w", 41), ("SET b = :v, m.f = :w", 41),
    ("SET b = :v, l[0] = :w", 42), ("SET b = :v, n = n + :w", 91),
  ]

  /// Attributes that the expressions need; `p` is the key, two bytes with its value.
  private static let start: Item = [
    "p": "k", "r": 1, "t": .ss(AttributeSet(["a", "b"])), "n": 1, "m": .m(["f": 1]), "l": .l([1]),
  ]

  private func engine() async throws -> Engine {
    let engine = Engine()
    _ = try await engine.send(
      Call(
        "CreateTable",
        [
          "TableName": "music", "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": [["AttributeName": "p", "KeyType": "HASH"]],
          "AttributeDefinitions": [["AttributeName": "p", "AttributeType": "S"]],
        ]))
    _ = try await engine.send(
      Call("PutItem", ["TableName": "music", "Item": .item(Self.start)]))
    return engine
  }

  /// The size of the item that the update leaves where it writes a text of this length; nil where it is
  /// refused.
  private func size(_ expression: String, text: Int) async throws -> Int? {
    let engine = try await engine()
    var values: JSON.Object = [":v": .value(.s(String(repeating: "x", count: text)))]
    if expression.contains(":w") { values[":w"] = .value(1) }
    if expression.contains(":d") { values[":d"] = .value(.ss(AttributeSet(["a"]))) }
    do throws(DynamoDBError) {
      _ = try await engine.send(
        Call(
          "UpdateItem",
          [
            "TableName": "music", "Key": ["p": ["S": "k"]], "UpdateExpression": .string(expression),
            "ExpressionAttributeValues": .object(values),
          ]))
    } catch {
      #expect(error.message == "Item size to update has exceeded the maximum allowed size")
      return nil
    }
    let answer = try await engine.send(
      Call("GetItem", ["TableName": "music", "Key": ["p": ["S": "k"]]]))
    return try Item(json: try #require(answer.body["Item"])).size
  }

  @Test(arguments: figures)
  func largest(_ figure: (expression: String, bytes: Int)) async throws {
    let small = try #require(try await size(figure.expression, text: 0))
    let largest = 409_600 - figure.bytes + 2 - small
    #expect(try await size(figure.expression, text: largest) == 409_600 - figure.bytes + 2)
    #expect(try await size(figure.expression, text: largest + 1) == nil)
  }
}
