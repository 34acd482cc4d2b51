import DynamoDBWire
import Testing

@Suite struct ItemTests {
  /// All ten types, one inside the other.
  private let everything: Item = [
    "s": "text é 😀", "n": 5, "b": .b([0, 255, 7]), "t": true, "f": false, "z": .null,
    "ss": .ss(["b", "a"]), "ns": .ns([2, -1]), "bs": .bs([[1], [0, 2]]),
    "l": .l([1, "x", .l([.null]), .m(["inner": .ss(["y"])]), .ns([3])]),
    "m": .m(["l": .l([]), "m": .m([:]), "n": .n(Number(-12)), "b": .b([]), "s": ""]), "": "no name",
  ]

  @Test func decodesWhatWasEncoded() {
    #expect(everything.count == 12)
    #expect(everything.names == ["s", "n", "b", "t", "f", "z", "ss", "ns", "bs", "l", "m", ""])
    #expect(everything["s"] == .s("text é 😀"))
    #expect(everything["b"] == .b([0, 255, 7]))
    #expect(everything["f"] == .bool(false))
    #expect(everything["z"] == .null)
    #expect(everything["ns"] == .ns([-1, 2]))
    #expect(everything["bs"] == .bs([[0, 2], [1]]))
    #expect(
      everything["l"] == .l([1, "x", .l([.null]), .m(["inner": .ss(["y"])]), .ns([3])]))
    #expect(
      everything["m"] == .m(["l": .l([]), "m": .m([:]), "n": -12, "b": .b([]), "s": ""]))
    #expect(everything[""] == "no name")
    #expect(everything["q"] == nil)
  }

  @Test func survivesJSON() throws {
    // A name that is empty cannot be sent.
    let named = everything.setting("", to: nil)
    let json = try JSONParser.parse(Array(named.jsonText.utf8))
    #expect(try Item(json: json) == named)
    #expect(try Item(json: json).bytes == named.bytes)
    #expect(
      (["b": .b([1]), "l": .l([1, false]), "ns": .ns([2, 1])] as Item).jsonText
        == #"{"b":{"B":"AQ=="},"l":{"L":[{"N":"1"},{"BOOL":false}]},"ns":{"NS":["1","2"]}}"#)
  }

  @Test func orderOfAttributesMakesNoDifferenceToEquality() {
    let left: Item = ["a": 1, "b": .m(["x": 1, "y": 2])]
    let right: Item = ["b": .m(["y": 2, "x": 1]), "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(AttributeValue.m(left) == .m(right))
    #expect(left != ["a": 1, "b": .m(["x": 1, "y": 3])])
    #expect(left != ["a": 1])
    #expect((["a": 1, "b": 1] as Item) != ["a": 1, "c": 1])
    #expect((["a": .l([1, 2])] as Item) != ["a": .l([2, 1])])
  }

  @Test func equalItemsHaveOneHashAndKeysOfOneLengthHaveTheirOwn() {
    let nested: Item = ["PK": "a", "map": .m(["x": 1, "y": 2]), "tags": .l(["one"])]
    let turned: Item = ["tags": .l(["one"]), "map": .m(["y": 2, "x": 1]), "PK": "a"]
    #expect(nested == turned)
    #expect(nested.hashValue == turned.hashValue)
    let keys = (10_000..<20_000).map { number in
      Item(unique: [("PK", .s("FOLLOWER#\(number)")), ("n", .n(Number(number)))])
    }
    // Some may meet by chance.
    #expect(Set(keys.map(\.hashValue)).count > 9_990)
  }

  @Test func textsAreComparedByBytes() {
    let composed: Item = ["\u{E9}": "\u{E9}"]
    #expect(composed["\u{E9}"] == "\u{E9}")
    #expect(composed["e\u{301}"] == nil)
    #expect(AttributeValue.s("\u{E9}") != .s("e\u{301}"))
    #expect(AttributeValue.ss(["\u{E9}", "e\u{301}"]).json["SS"]?.array?.count == 2)
    #expect((["\u{E9}": 1, "e\u{301}": 2] as Item).count == 2)
  }

  /// "DynamoDB item sizes and formats": names and texts in UTF-8, one byte for BOOL and NULL, three
  /// for a list or map and one for each of its elements.
  @Test(
    arguments: [
      ([:], 0), (["a": ""], 1), (["PK": "USER#1", "likes": 0], 14), (["é": "é"], 4),
      (["a": true], 2),
      (["a": .null], 2), (["a": .b([1, 2, 3])], 4), (["a": 12], 3), (["a": -12], 4),
      (["a": .l([])], 4),
      (["a": .m([:])], 4), (["a": .l([1, "xy"])], 1 + 3 + (1 + 2) + (1 + 2)),
      (["a": .m(["k": "xy", "l": .null])], 1 + 3 + (1 + 1 + 2) + (1 + 1 + 1)),
      (["a": .ss(["x", "yz"])], 4), (["a": .ns([1, 22, -3])], 1 + 2 + 2 + 3),
      (["a": .bs([[1], [2, 3]])], 4),
      (["a": .l([.m(["k": .l([true])])])], 1 + 3 + (1 + 3 + (1 + 1 + 3 + (1 + 1)))),
    ] as [(Item, Int)])
  func size(_ item: Item, _ size: Int) throws {
    #expect(item.size == size)
    #expect(AttributeValue.m(item).size == 3 + item.count + size)
    let json = try JSONParser.parse(Array(item.jsonText.utf8))
    #expect(try Item(json: json).size == size)
    var writer = ItemWriter()
    item.bytes.withUnsafeBytes {
      var reader = ItemReader($0)
      while let attribute = reader.next() { writer.append(attribute) }
    }
    #expect(writer.item.size == size)
    #expect(writer.item == item)
  }

  @Test func setting() {
    let item: Item = ["a": 1, "b": 2, "c": 3]
    #expect(
      item.setting("b", to: "new").jsonText == (["a": 1, "b": "new", "c": 3] as Item).jsonText)
    #expect(item.setting("d", to: 4).names == ["a", "b", "c", "d"])
    #expect(item.setting("a", to: nil).names == ["b", "c"])
    #expect(item.setting("q", to: nil) == item)
    #expect(item.setting("a", to: nil).setting("a", to: 9).names == ["b", "c", "a"])
    #expect(Item.empty.setting("a", to: 1) == ["a": 1])
    #expect(item.setting("b", to: "new").size == 2 + 1 + 1 + 2 + 4)
  }

  @Test func ofTwoAttributesWithOneNameTheFirstCounts() {
    let attributes: [(name: String, value: AttributeValue)] = [("a", 1), ("b", 2), ("a", 3)]
    #expect(Item(attributes) == ["a": 1, "b": 2])
  }

  /// Lengths are written in groups of seven bits.
  @Test(arguments: [0, 1, 127, 128, 129, 16_383, 16_384, 70_000, 2_100_000])
  func longTexts(_ count: Int) {
    let text = String(repeating: "x", count: count)
    let item: Item = ["before": 1, text: .s(text), "after": 2]
    #expect(item[text] == .s(text))
    #expect(item["after"] == 2)
    #expect(item.size == 6 + 2 + 2 * count + 5 + 2)
  }

  @Test func reachingIntoAnEncodedItem() {
    let item: Item = ["m": .m(["x": 1, "l": .l(["a", .l([2]), .null])]), "ss": .ss(["p", "q"])]
    item.bytes.withUnsafeBytes { bytes in
      func attribute(_ name: String) -> EncodedValue? {
        var reader = ItemReader(bytes)
        return Array(name.utf8).withUnsafeBytes { reader.value(of: $0) }
      }
      func member(_ value: EncodedValue?, _ name: String) -> EncodedValue? {
        Array(name.utf8).withUnsafeBytes { value?.attribute($0) }
      }
      let list = member(attribute("m"), "l")
      #expect(list?.element(at: 0)?.decoded == "a")
      #expect(list?.element(at: 1)?.element(at: 0)?.decoded == 2)
      #expect(list?.element(at: 2)?.decoded == .null)
      #expect(list?.element(at: 3)?.decoded == nil)
      #expect(list?.elementCount == 3)
      #expect(attribute("m")?.elementCount == 2)
      #expect(attribute("ss")?.elementCount == 2)
      #expect(attribute("ss")?.element(at: 0)?.decoded == nil)
      #expect(member(attribute("m"), "x")?.elementCount == nil)
      #expect(member(attribute("m"), "q")?.decoded == nil)
      #expect(member(list, "x")?.decoded == nil)
      #expect(attribute("q")?.decoded == nil)
    }
  }
}
