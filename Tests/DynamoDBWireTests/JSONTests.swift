import DynamoDBWire
import Testing

@Suite struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSONParser.parse(Array(text.utf8)) }

  @Test(
    arguments: [
      ("null", .null), ("true", .bool(true)), (" false\n", .bool(false)), ("0", .number("0")),
      ("-0", .number("-0")), ("1.50", .number("1.50")), ("-1.5e+10", .number("-1.5e+10")),
      ("123456789012345678901234567890.5", .number("123456789012345678901234567890.5")),
      (#""""#, ""), (#""a\"\\\/\b\f\n\r\tb""#, "a\"\\/\u{8}\u{C}\n\r\tb"),
      (#""\u00e9\u4E2d""#, "é中"), (#""\ud83d\ude00""#, "😀"), (#""é😀""#, "é😀"),
      (#""\u0000""#, "\u{0}"), ("[]", []), ("[ ]", []), ("[1,[2],\"x\"]", [1, [2], "x"]),
      ("{}", [:]),
      (#"{ "a" : 1 , "b" : { } }"#, ["a": 1, "b": [:]]),
    ] as [(String, JSON)])
  func reads(_ text: String, _ json: JSON) throws { #expect(try parse(text) == json) }

  @Test(arguments: [
    ("", "the text ends where a value should be", 0),
    ("  ", "the text ends where a value should be", 2),
    ("nul", "expected null", 0), ("truex", "unexpected text after the value", 4),
    ("1 2", "unexpected text after the value", 2), ("01", "a number cannot start with 0", 2),
    ("-01", "a number cannot start with 0", 3), ("-", "expected a digit", 1),
    ("1.", "expected a digit", 2), ("1.e5", "expected a digit", 2), ("1e", "expected a digit", 2),
    (".5", "expected a value", 0), ("+1", "expected a value", 0), ("NaN", "expected a value", 0),
    ("'a'", "expected a value", 0), ("[1,]", "expected a value", 3),
    ("[1 2]", "expected ',' or ']'", 3),
    ("[1", "expected ',' or ']'", 2), ("{\"a\":1,}", "expected a member name", 7),
    ("{a:1}", "expected a member name", 1), ("{\"a\" 1}", "expected ':'", 5),
    ("{\"a\":1 \"b\":2}", "expected ',' or '}'", 7), ("\"abc", "the string is not closed", 4),
    ("\"a\\", "the string is not closed", 3),
    ("\"a\nb\"", "control characters must be escaped in a string", 2),
    ("\"\\ta\tb\"", "control characters must be escaped in a string", 4),
    (#""\x""#, "unknown escape in a string", 2),
    (#""\u12g4""#, "expected four hexadecimal digits", 5),
    (#""\u12"#, "expected four hexadecimal digits", 5), (#""\ud83d""#, "lone surrogate", 7),
    (#""\ude00""#, "lone surrogate", 7), (#""\ud83dx""#, "lone surrogate", 7),
    (#""\ud83d\n""#, "lone surrogate", 8), (#""\ud83d\u0041""#, "lone surrogate", 13),
    ("/* */1", "expected a value", 0), ("[1]]", "unexpected text after the value", 3),
  ])
  func refuses(_ text: String, _ message: String, _ offset: Int) {
    let failure = failure(of: Array(text.utf8))
    #expect(failure?.message == message)
    #expect(failure?.offset == offset)
  }

  private func failure(of bytes: [UInt8]) -> JSONParser.Failure? {
    do throws(JSONParser.Failure) {
      _ = try JSONParser.parse(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0xC0, 0x80, 0x22],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8(_ bytes: [UInt8]) {
    let failure = failure(of: bytes)
    #expect(failure?.message == "the string is not valid UTF-8")
    #expect(failure?.offset == 1)
  }

  /// Texts are looked through in pieces: what needs an escape must be found at every place of one.
  @Test(arguments: [("\"", "\\\""), ("\\", "\\\\"), ("\u{1F}", "\\u001f"), ("\u{0}", "\\u0000")])
  func escapesAtEveryPlace(character: String, escaped: String) {
    for before in 0..<20 {
      for after in 0..<10 {
        let (left, right) = (
          String(repeating: "é", count: before), String(repeating: "!", count: after)
        )
        #expect(JSON.string(left + character + right).text == "\"\(left)\(escaped)\(right)\"")
        let twice = JSON.string("x" + left + character + right + character)
        #expect(twice.text == "\"x\(left)\(escaped)\(right)\(escaped)\"")
      }
    }
  }

  @Test func depthIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try parse(nested(200))
    let failure = failure(of: Array(nested(201).utf8))
    #expect(failure?.message == "nested more than 200 levels deep")
    #expect(failure?.offset == 200)
    #expect(throws: JSONParser.Failure.self) {
      try JSONParser.parse(Array(String(repeating: "{\"a\":", count: 100_000).utf8))
    }
  }

  @Test func theLastOfTwoMembersWinsInThePlaceOfTheFirst() throws {
    #expect(try parse(#"{"a":1,"b":2,"a":3}"#).text == #"{"a":3,"b":2}"#)
    let many = (0..<20).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
    let json = try parse("{\(many),\"m3\":\"new\"}")
    #expect(json.object?.count == 20)
    #expect(json["m3"] == "new")
    // Names are compared by bytes: composed and decomposed é are two.
    #expect(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").object?.count == 2)
  }

  @Test(arguments: [
    #"{"z":[1,2.50,{"a":null}],"a":"\"\\\n\u0001é😀","m":{}}"#, "[]", #""""#, "-0.0E-5", "true",
  ])
  func roundTrip(_ text: String) throws { #expect(try parse(text).text == text) }

  @Test func orderOfMembersMakesNoDifferenceToEquality() throws {
    #expect(try parse(#"{"a":1,"b":2}"#) == parse(#"{"b":2,"a":1}"#))
    #expect(try parse(#"{"a":1}"#) != parse(#"{"a":1,"b":2}"#))
    #expect(try parse("1") != parse("1.0"))
    #expect(JSON.item(["a": 1]) == ["a": ["N": "1"]])
    #expect(["N": "1"] == JSON.value(.n(1)))
  }

  @Test func setting() {
    var object: JSON.Object = ["a": 1, "b": 2]
    object["c"] = 3
    object["a"] = "new"
    object["b"] = nil
    object["x"] = nil
    #expect(JSON.object(object).text == #"{"a":"new","c":3}"#)
  }
}
