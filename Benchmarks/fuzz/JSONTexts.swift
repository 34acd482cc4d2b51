import DynamoDBWire

/// JSON texts, read as items too: what is written again must be read as the same.
extension FuzzTarget {
  static let json = FuzzTarget(
    name: "json",
    seeds: [
      #"{"a":1.50,"b":[true,null,"\u00e9\ud83d\ude00\n"],"c":{"d":-1e-7}}"#,
      #"{"PK":{"S":"USER#1"},"likes":{"N":"-12.50e3"},"bin":{"B":"AAECAw=="}}"#,
      #"{"l":{"L":[{"NULL":true},{"M":{"x":{"BOOL":false}}}]},"ss":{"SS":["a","b"]}}"#,
      #"{"ns":{"NS":["1","2.0","9.9999999999999999999999999999999999999E+125"]}}"#,
      #"{"bs":{"BS":["AA==","AQ=="]},"n":{"N":"0.00000000000000000001"}}"#,
    ]
  ) { bytes in
    guard let value = try? JSONParser.parse(bytes) else { return }
    let text = value.text
    guard let again = try? JSONParser.parse(Array(text.utf8)) else {
      require(false, "what was written cannot be read")
      return
    }
    require(again.text == text, "a text changes when it is written again")
    _ = value.pretty(width: 40)
    do throws(DynamoDBError) {
      _ = try AttributeValue(json: value)
    } catch {
      require(!error.message.isEmpty || error.type == "SerializationException", "no message")
    }
    guard let item = try? Item(json: value) else { return }
    requireWellFormed(item)
    guard let parsed = try? JSONParser.parse(Array(item.jsonText.utf8)),
      let same = try? Item(json: parsed)
    else {
      require(false, "an item cannot be read from its own text")
      return
    }
    require(same == item && same.size == item.size, "an item changes when it is written")
  }
}
