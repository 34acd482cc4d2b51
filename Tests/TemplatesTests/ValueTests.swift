import Documents
import DynamoDBWire
import Templates
import Testing

struct ValueTests {
  /// YAML, the value it reads as, and the attribute it is stored as.
  @Test(arguments: [
    ("x", "'x'", #"{"S":"x"}"#),
    ("'5'", "'5'", #"{"S":"5"}"#),
    ("1.50", "1.5", #"{"N":"1.5"}"#),
    ("~", "null", #"{"NULL":true}"#),
    ("yes", "'yes'", #"{"S":"yes"}"#),
    ("[1, a]", "[1, 'a']", #"{"L":[{"N":"1"},{"S":"a"}]}"#),
    ("{a: 1, b: {}}", "{a: 1, b: {}}", #"{"M":{"a":{"N":"1"},"b":{"M":{}}}}"#),
    ("{S: a}", "'a'", #"{"S":"a"}"#),
    ("{N: '5'}", "5", #"{"N":"5"}"#),
    ("{N: 5}", "5", #"{"N":"5"}"#),
    ("{NULL: true}", "null", #"{"NULL":true}"#),
    ("{BOOL: false}", "false", #"{"BOOL":false}"#),
    ("{L: [{S: a}]}", "['a']", #"{"L":[{"S":"a"}]}"#),
    ("{M: {a: {N: '1'}}}", "{a: 1}", #"{"M":{"a":{"N":"1"}}}"#),
    ("{SS: [b, a]}", #"{"SS":["a","b"]}"#, #"{"SS":["a","b"]}"#),
    ("{NS: [1, '2.0']}", #"{"NS":["1","2"]}"#, #"{"NS":["1","2"]}"#),
    ("{B: aGk=}", #"{"B":"aGk="}"#, #"{"B":"aGk="}"#),
    ("{BS: [aGk=]}", #"{"BS":["aGk="]}"#, #"{"BS":["aGk="]}"#),
    // Not of the type's shape: plain maps.
    ("{N: five}", "{N: 'five'}", #"{"M":{"N":{"S":"five"}}}"#),
    ("{SS: [1]}", "{SS: [1]}", #"{"M":{"SS":{"L":[{"N":"1"}]}}}"#),
    ("{S: a, N: b}", "{S: 'a', N: 'b'}", #"{"M":{"S":{"S":"a"},"N":{"S":"b"}}}"#),
  ])
  func reads(yaml: String, description: String, attribute: String) throws {
    let value = try Value(node(yaml))
    #expect(value.description == description)
    #expect(value.attribute.json.text == attribute)
    #expect(Value(value.attribute) == value)
  }

  @Test func aNumberBeyond38DigitsIsRefused() throws {
    let node = try node("[123456789012345678901234567890123456789]")
    let error = #expect(throws: Diagnostic.self) { try Value(node) }
    #expect(error?.span?.start.column == 2)
  }

  @Test func rawAnswersStayTyped() {
    let json: JSON = ["LastEvaluatedKey": .item(["PK": "A#1", "n": 5]), "Count": 2]
    let value = Value(json)
    #expect(value.description == "{LastEvaluatedKey: {PK: {S: 'A#1'}, n: {N: '5'}}, Count: 2}")
    #expect(value.json == json)
  }

  @Test func comparesNumbersAsNumbersAndTextsAsBytes() throws {
    #expect(Value.number(World.decimal("1.0")) == .number(1))
    #expect(Value.text("é") != .text("e\u{301}"))
    #expect(try Value(node("{a: 1, b: 2}")) == Value(node("{b: 2, a: 1}")))
    #expect(try Value(node("{a: 1, b: 2}")) != Value(node("{a: 1, c: 2}")))
  }

  @Test func longDescriptionsAreCut() {
    let long = Value.list((0..<100_000).map { .number(Number($0)) })
    #expect(long.description.unicodeScalars.count == 81)
    #expect(long.description.hasSuffix("…"))
  }
}
