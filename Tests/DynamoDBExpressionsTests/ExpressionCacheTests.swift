import DynamoDBWire
import Testing

@testable import DynamoDBExpressions

struct ExpressionCacheTests {
  @Test func parsesATextOnce() throws {
    let cache = ExpressionCache<String>()
    var parsed = 0
    for _ in 0..<3 {
      let syntax = try cache.content(of: "a") { text in
        parsed += 1
        return text + "!"
      }
      #expect(syntax == "a!")
    }
    #expect(parsed == 1)
  }

  /// U+212A is canonically equivalent to K, and no letter of the grammar.
  @Test func tellsTextsApartByBytes() throws {
    let cache = ExpressionCache<Int>()
    #expect(try cache.content(of: "K") { _ in 1 } == 1)
    #expect(try cache.content(of: "\u{212A}") { _ in 2 } == 2)
  }

  @Test func forgetsWhatIsTooMuch() throws {
    let cache = ExpressionCache<Int>()
    for number in 0...ExpressionCache<Int>.limit {
      _ = try cache.content(of: "\(number)") { _ in 0 }
    }
    #expect(cache.count == 1)
    let long = String(repeating: "a", count: ExpressionCache<Int>.longestText + 1)
    _ = try cache.content(of: long) { _ in 0 }
    #expect(cache.count == 1)
  }

  @Test func keepsNothingThatIsRefused() {
    let cache = ExpressionCache<Int>()
    for _ in 0..<2 {
      #expect(throws: DynamoDBError.self) {
        try cache.content(of: "a") { _ throws(DynamoDBError) in throw .validation("no") }
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

  /// What was judged for texts does not stand for numbers and sets.
  @Test func judgesAgainForValuesOfAnotherType() throws {
    func condition(_ value: JSON) throws -> Condition {
      var placeholders = try Placeholders(names: nil, values: [":v": value])
      return try Condition(parsing: "years < :v", as: .condition, using: &placeholders)
    }
    #expect(try condition(["S": "b"]).holds(for: ["years": "a"]))
    #expect(try condition(["N": "10"]).holds(for: ["years": 9]))
    #expect(try !condition(["N": "10"]).holds(for: ["years": "9"]))
    let error = #expect(throws: DynamoDBError.self) { try condition(["SS": ["a"]]) }
    #expect(error?.message.contains("Incorrect operand type") == true)
  }

  /// The order of bounds is judged by the values themselves.
  @Test func judgesBoundsEachTime() throws {
    for (low, high, isRefused) in [("1", "2", false), ("2", "1", true), ("3", "3", false)] {
      var placeholders = try Placeholders(
        names: nil, values: [":a": ["N": .string(low)], ":b": ["N": .string(high)]])
      do throws(DynamoDBError) {
        _ = try Condition(parsing: "n BETWEEN :a AND :b", as: .filter, using: &placeholders)
        #expect(!isRefused)
      } catch {
        #expect(isRefused)
      }
    }
  }

  /// So is the name of a type, which is a value of the request.
  @Test func readsTheNameOfATypeEachTime() throws {
    for (name, holds) in [("S", true), ("N", false)] {
      var placeholders = try Placeholders(names: nil, values: [":t": ["S": .string(name)]])
      let condition = try Condition(
        parsing: "attribute_type(a, :t)", as: .condition, using: &placeholders)
      #expect(try condition.holds(for: ["a": "x"]) == holds)
    }
  }

  /// Also where nothing is checked anew, a placeholder counts as used, and must be there.
  @Test func marksAndMissesPlaceholdersOfKnownTexts() throws {
    for _ in 0..<2 {
      var placeholders = try Placeholders(
        names: ["#u": "u"], values: [":one": ["N": "1"], ":two": ["N": "2"]])
      let update = try Update(parsing: "SET #u = #u + :one", using: &placeholders)
      #expect(try update.apply(to: ["u": 1]) == ["u": 2])
      let error = #expect(throws: DynamoDBError.self) { try placeholders.checkAllUsed() }
      #expect(error?.message.hasSuffix("keys: {:two}") == true)
    }
    var none = try Placeholders(names: ["#u": "u"], values: nil)
    let error = #expect(throws: DynamoDBError.self) {
      try Update(parsing: "SET #u = #u + :one", using: &none)
    }
    #expect(error?.message.hasSuffix("attribute value: :one") == true)
  }

  @Test func addsTheValuesOfEachRequest() throws {
    for number in 1...3 {
      var placeholders = try Placeholders(
        names: nil, values: [":n": ["N": .string("\(number)")]])
      let update = try Update(parsing: "ADD n :n SET m = :n", using: &placeholders)
      #expect(
        try update.apply(to: ["n": 10]) == ["n": .n(Number(10 + number)), "m": .n(Number(number))])
    }
  }

  @Test func projectsByTheNamesOfEachRequest() throws {
    for name in ["a", "b", "a"] {
      var placeholders = try Placeholders(names: ["#n": .string(name)], values: nil)
      let projection = try Projection(parsing: "#n", using: &placeholders)
      #expect(projection(["a": 1, "b": 2]).names == [name])
      #expect(projection.topLevelNames == [name])
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
