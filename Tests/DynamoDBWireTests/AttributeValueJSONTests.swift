import DynamoDBWire
import Testing

/// The texts are those of dynalite's tests, recorded on the service.
@Suite struct AttributeValueJSONTests {
  private func parse(_ text: String) throws -> JSON { try JSONParser.parse(Array(text.utf8)) }

  @Test(
    arguments: [
      (#"{"S":""}"#, ""), (#"{"S":"a"}"#, "a"), (#"{"N":"-01.50"}"#, .n(.init(integerLiteral: -2))),
      (#"{"B":""}"#, .b([])), (#"{"B":"AQI="}"#, .b([1, 2])), (#"{"BOOL":false}"#, false),
      (#"{"BOOL":"yes"}"#, true), (#"{"NULL":true}"#, .null), (#"{"NULL":"true"}"#, .null),
      (#"{"L":[]}"#, .l([])), (#"{"L":[{"N":"1"},{"L":[{"S":"x"}]}]}"#, .l([1, .l(["x"])])),
      (#"{"M":{}}"#, .m([:])),
      (#"{"M":{"a":{"M":{"b":{"NULL":true}}}}}"#, .m(["a": .m(["b": .null])])),
      (#"{"SS":["b","a"]}"#, .ss(["a", "b"])), (#"{"NS":["1e1","2"]}"#, .ns([2, 10])),
      (#"{"BS":["AQ==",""]}"#, .bs([[], [1]])), (#"{"S":"a","X":1}"#, "a"),
      (#"{"X":1,"S":"a"}"#, "a"),
    ] as [(String, AttributeValue)])
  func reads(_ text: String, _ expected: AttributeValue) throws {
    let value = try AttributeValue(json: try parse(text))
    if text.contains("-01.50") {
      #expect(value.json.text == #"{"N":"-1.5"}"#)
    } else {
      #expect(value == expected)
    }
  }

  private static let empty =
    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
  private static let several =
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
    + "supported datatypes"
  private static func invalid(_ text: String) -> String {
    "One or more parameter values were invalid: " + text
  }

  @Test(arguments: [
    ("{}", empty), (#"{"X":"a"}"#, empty), (#"{"s":"a"}"#, empty), (#"{"S":"a","N":"1"}"#, several),
    (#"{"S":"a","N":"b"}"#, "The parameter cannot be converted to a numeric value: b"),
    (#"{"N":""}"#, "The parameter cannot be converted to a numeric value"),
    (#"{"N":"b"}"#, "The parameter cannot be converted to a numeric value: b"),
    (#"{"NS":["1","b"]}"#, "The parameter cannot be converted to a numeric value: b"),
    (#"{"NS":["1",""]}"#, "The parameter cannot be converted to a numeric value"),
    (
      #"{"N":"123456789012345678901234567890123456789"}"#,
      "Attempting to store more than 38 significant digits in a Number"
    ),
    (
      #"{"N":"-1e126"}"#,
      "Number overflow. Attempting to store a number with magnitude larger than supported range"
    ),
    (
      #"{"N":"1e-131"}"#,
      "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    ),
    (#"{"NULL":false}"#, invalid("Null attribute value types must have the value of true")),
    (#"{"NULL":"no"}"#, invalid("Null attribute value types must have the value of true")),
    (#"{"SS":[]}"#, invalid("An string set  may not be empty")),
    (#"{"NS":[]}"#, invalid("An number set  may not be empty")),
    (#"{"BS":[]}"#, invalid("Binary sets should not be empty")),
    (#"{"SS":["a","b","a"]}"#, invalid("Input collection [a, b, a] contains duplicates.")),
    (
      #"{"BS":["YQ==","YQ=="]}"#,
      invalid("Input collection [YQ==, YQ==]of type BS contains duplicates.")
    ),
    (#"{"NS":["1","1"]}"#, "Input collection contains duplicates"),
    (#"{"NS":["1","1.0"]}"#, "Input collection contains duplicates"),
    (#"{"L":[{"S":"a"},{"M":{"x":{}}}]}"#, empty),
    (#"{"M":{"x":{"SS":[]}}}"#, invalid("An string set  may not be empty")),
  ])
  func refusesValues(_ text: String, _ message: String) throws {
    try expect(text, "ValidationException", message)
  }

  @Test(arguments: [
    (#"{"S":1}"#, "NUMBER_VALUE cannot be converted to String"),
    (#"{"S":1.5}"#, "DECIMAL_VALUE cannot be converted to String"),
    (#"{"S":true}"#, "TRUE_VALUE cannot be converted to String"),
    (#"{"S":false}"#, "FALSE_VALUE cannot be converted to String"),
    (#"{"S":[]}"#, "Unrecognized collection type class java.lang.String"),
    (#"{"S":{}}"#, "Start of structure or map found where not expected"),
    (#"{"N":123}"#, "NUMBER_VALUE cannot be converted to String"),
    (#"{"B":1}"#, "only base-64-encoded strings are convertible to bytes"),
    (#"{"B":[]}"#, "Unrecognized collection type class java.nio.ByteBuffer"),
    (#"{"B":"abcde"}"#, "Base64 encoded length is expected a multiple of 4 bytes but found: 5"),
    (#"{"B":"=+/="}"#, "Invalid last non-pad Base64 character dectected"),
    (#"{"BOOL":"maybe"}"#, "Unexpected token received from parser"),
    (#"{"BOOL":1}"#, "NUMBER_VALUE cannot be converted to Boolean"),
    (#"{"BOOL":[]}"#, "Unrecognized collection type class java.lang.Boolean"),
    (#"{"SS":"a"}"#, "Unexpected field type"),
    (#"{"SS":{}}"#, "Start of structure or map found where not expected"),
    (#"{"SS":[1]}"#, "NUMBER_VALUE cannot be converted to String"),
    (#"{"L":"a"}"#, "Unexpected field type"),
    (#"{"L":["a"]}"#, "Unexpected value type in payload"),
    (
      #"{"L":[[]]}"#,
      "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"
    ),
    (#"{"M":"a"}"#, "Unexpected field type"),
    (
      #"{"M":[]}"#,
      "Unrecognized collection type java.util.Map<java.lang.String, "
        + "com.amazonaws.dynamodb.v20120810.AttributeValue>"
    ),
    (#"{"M":{"a":"b"}}"#, "Unexpected value type in payload"),
    (#""a""#, "Unexpected value type in payload"),
  ])
  func refusesShapes(_ text: String, _ message: String) throws {
    try expect(text, "SerializationException", message)
  }

  private func expect(_ text: String, _ type: String, _ message: String) throws {
    let json = try parse(text)
    for attempt in [json, ["L": [json]]] {
      do throws(DynamoDBError) {
        _ = try AttributeValue(json: attempt)
        Issue.record("no error")
      } catch {
        #expect(error.type == type)
        #expect(error.message == message)
      }
    }
    do throws(DynamoDBError) {
      _ = try Item(json: ["a": json])
      Issue.record("no error")
    } catch {
      #expect(error.message == message)
    }
  }

  /// nubo-db/dynoxide issue 110: 31 maps around a text are allowed, 32 are not.
  @Test(arguments: ["M", "L"])
  func nestingIsLimited(_ kind: String) throws {
    func nested(_ depth: Int) -> JSON {
      (0..<depth).reduce(["S": "x"]) { inner, _ in
        kind == "M" ? ["M": ["a": inner]] : ["L": [inner]]
      }
    }
    _ = try AttributeValue(json: nested(31))
    #expect(try Item(json: ["a": nested(31)]).count == 1)
    do throws(DynamoDBError) {
      _ = try Item(json: ["a": nested(32)])
      Issue.record("no error")
    } catch {
      #expect(error.type == "ValidationException")
      #expect(error.message.hasPrefix("Nesting Levels have exceeded supported limits"))
    }
  }

  @Test func whatStandsAsSuchIsTaken() throws {
    let item: Item = ["a": 1]
    #expect(try Item(json: .item(item)) == item)
    #expect(try Item(json: .value(.m(item))) == item)
    #expect(try AttributeValue(json: .value(5)) == 5)
    #expect(try Item(json: ["a": .value(1), "m": ["M": .item(item)]]) == ["a": 1, "m": .m(item)])
  }
}
