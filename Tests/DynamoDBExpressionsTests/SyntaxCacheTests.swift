import DynamoDBWire
import Testing

@testable import DynamoDBExpressions

struct SyntaxCacheTests {
  @Test func parsesATextOnce() throws {
    let cache = SyntaxCache<String>()
    var parsed = 0
    for _ in 0..<3 {
      let syntax = try cache.syntax(of: "a") { text in
        parsed += 1
        return text + "!"
      }
      #expect(syntax == "a!")
    }
    #expect(parsed == 1)
  }

  /// U+212A is canonically equivalent to K, and no letter of the grammar.
  @Test func tellsTextsApartByBytes() throws {
    let cache = SyntaxCache<Int>()
    #expect(try cache.syntax(of: "K") { _ in 1 } == 1)
    #expect(try cache.syntax(of: "\u{212A}") { _ in 2 } == 2)
  }

  @Test func forgetsWhatIsTooMuch() throws {
    let cache = SyntaxCache<Int>()
    for number in 0...SyntaxCache<Int>.limit { _ = try cache.syntax(of: "\(number)") { _ in 0 } }
    #expect(cache.count == 1)
    let long = String(repeating: "a", count: SyntaxCache<Int>.longestText + 1)
    _ = try cache.syntax(of: long) { _ in 0 }
    #expect(cache.count == 1)
  }

  @Test func keepsNothingThatIsRefused() {
    let cache = SyntaxCache<Int>()
    for _ in 0..<2 {
      #expect(throws: DynamoDBError.self) {
        try cache.syntax(of: "a") { _ throws(DynamoDBError) in throw .validation("no") }
      }
    }
    #expect(cache.count == 0)
  }

  /// What a request names differs though its text is the same.
  @Test func looksUpPlaceholdersEachTime() throws {
    for name in ["a", "b"] {
      var placeholders = try Placeholders(names: ["#n": .string(name)], values: nil)
      let condition = try Condition(
        parsing: "attribute_exists(#n)", as: .condition, using: &placeholders)
      #expect(condition.attributeNames == [name])
      #expect(try condition.holds(for: ["a": 1]) == (name == "a"))
    }
  }

  /// The same text is refused under the name of the parameter it came in.
  @Test func namesTheParameterOfARefusedText() {
    for kind in [ConditionKind.condition, .filter] {
      var placeholders = Placeholders()
      let error = #expect(throws: DynamoDBError.self) {
        try Condition(parsing: "a = :v", as: kind, using: &placeholders)
      }
      #expect(error?.message.hasPrefix("Invalid \(kind.expression.rawValue): ") == true)
    }
  }
}
