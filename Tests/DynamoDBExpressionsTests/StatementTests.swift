import DynamoDBWire
import Testing

@testable import DynamoDBExpressions

@Suite struct StatementTests {
  @Test func readsWhatAnInsertStores() throws {
    let text = """
      INSERT INTO "music" VALUE {'p': 'a''b', 'n': -1.50e2, 'l': [true, null, ?], 's': <<3, 1>>} -- end
      """
    let statement = try Statement(parsing: text, parameters: [.b([1, 2])])
    guard case .insert(let item) = statement.action else {
      Issue.record("no INSERT")
      return
    }
    #expect(statement.table == "music")
    #expect(
      item == [
        "p": "a'b", "n": -150, "l": .l([true, .null, .b([1, 2])]), "s": .ns([1, 3]),
      ])
  }

  @Test func namesWhatAPathEndsIn() throws {
    let statement = try Statement(parsing: "SELECT a.b[1].c, d[0], e FROM t")
    guard case .select(let projection?, _) = statement.action else {
      Issue.record("no SELECT of paths")
      return
    }
    let item: Item = [
      "a": .m(["b": .l([1, .m(["c": "deep"])])]), "d": .l([7]), "x": 1,
    ]
    #expect(projection(item) == ["c": "deep", "d[0]": 7])
    #expect(projection.topLevelNames == ["a", "d", "e"])
  }

  /// The key attributes' conditions, by the range of keys each alternative reads.
  @Test(
    arguments: [
      ("p = 'a'", ["p=a"]),
      ("'a' = p AND n > 1", ["p=a"]),
      ("p = 'a' AND s = 'x' AND s < 'z'", ["p=a s=x"]),
      ("p IN ['a', 'b', 'a'] AND s BETWEEN 'c' AND 'd'", ["p=a s[c,d]", "p=b s[c,d]"]),
      ("p = 'a' AND begins_with(s, 'x') OR p = 'b'", ["p=a s^x", "p=b"]),
      ("n = 1 AND (p = 'a' OR p = 'b')", ["p=a", "p=b"]),
      ("p = 'a' OR n = 1", nil), ("NOT p = 'a'", nil), ("p > 'a'", nil), ("p.x = 'a'", nil),
      ("s = 'x'", nil),
    ] as [(String, [String]?)])
  func findsRangesOfKeys(_ condition: String, _ expected: [String]?) throws {
    let statement = try Statement(parsing: "SELECT * FROM t WHERE \(condition)")
    let found = statement.condition?.keyAlternatives(partition: ["p"], sort: ["s"])
    #expect(found?.map { $0.map(\.shown).joined(separator: " ") } == expected)
  }

  @Test func tellsTheKeyOfOneItemFromItsConditions() throws {
    let statement = try Statement(
      parsing: "DELETE FROM t WHERE n > 5 AND p = 'a' AND (s = 'b') AND x IS MISSING")
    let condition = try #require(statement.condition)
    let found = try #require(try condition.singleItem(keys: ["p", "s"]))
    #expect(found.key == ["p": "a", "s": "b"])
    let rest = try #require(found.rest)
    #expect(try rest.holds(for: ["n": 6]))
    #expect(try !rest.holds(for: ["n": 6, "x": .null]))
    #expect(try !rest.holds(for: ["n": 5]))
    let partial = try Statement(parsing: "DELETE FROM t WHERE p = 'a' OR s = 'b'")
    #expect(try partial.condition?.singleItem(keys: ["p", "s"]) == nil)
  }

  @Test func countsLinesAndCharacters() throws {
    var tokenizer = StatementTokenizer("SELECT\n  é.x 'ü''s' 1e3")
    // é is no word, so there is nothing that it could begin.
    let none = tokenizer.tokens()
    #expect(none == nil)
    tokenizer = StatementTokenizer("SELECT\n \"é\" 'ü''s' 1e3")
    let found = tokenizer.tokens()
    let tokens = try #require(found)
    #expect(tokens.map(\.position) == ["1:1:6", "2:2:3", "2:6:6", "2:13:3", "2:16:0"])
    #expect(tokens.map(\.text) == ["SELECT", "é", "ü's", "1e3", ""])
  }
}

extension KeyCondition.Term {
  fileprivate var shown: String {
    func text(_ value: AttributeValue) -> String {
      if case .s(let text) = value { text } else { "" }
    }
    return switch comparison {
    case .equal(let value): "\(name)=\(text(value))"
    case .less(let value): "\(name)<\(text(value))"
    case .lessOrEqual(let value): "\(name)<=\(text(value))"
    case .greater(let value): "\(name)>\(text(value))"
    case .greaterOrEqual(let value): "\(name)>=\(text(value))"
    case .between(let low, let high): "\(name)[\(text(low)),\(text(high))]"
    case .beginsWith(let value): "\(name)^\(text(value))"
    case .notIndexable: "\(name)?"
    }
  }
}
