import DynamoDBExpressions
import DynamoDBWire
import Testing

/// Damaged expressions give an error of the right kind or work; nothing else.
@Suite struct MutationTests {
  private static let seeds = [
    "attribute_exists(a.b[0]) AND NOT (#n = :v OR size(c) BETWEEN :n AND d) AND e IN (:v, f, :n)",
    "begins_with(a, :v) OR contains(l, :n) AND attribute_type(s, :v)",
    "p = :v AND begins_with(#n, :v)",
    "a.b[0], #n.c, d[2][3].e",
    "SET a = a + :n, b.c[1] = list_append(if_not_exists(l, :l), :l) REMOVE d[0], e ADD n :n DELETE s :s",
    "SET x = (:n - a), #n = if_not_exists(#n, :v) REMOVE l[1]",
  ]
  private static let pieces = [
    "(", ")", "((", "))", "[", "]", "[0]", "[9999999999]", ".", ",", "=", "<>", "<", ">=", "+", "-",
    " AND ", " OR ", " NOT ", " BETWEEN ", " IN ", "SET ", " REMOVE ", " ADD ", " DELETE ", "#n",
    ":v", ":n", ":l", ":s", "#", ":", "a", "size(", "list_append(", "contains(", " ", "\n", "é",
    "😀",
    "_", "1", "\"", "\u{0}", "name",
  ]
  private static let item: Item = [
    "a": .m(["b": .l([1, 2])]), "b": .m(["c": .l([1, .l([2])])]), "l": .l([1, "x"]), "n": 5,
    "s": .ss(["x", "y"]), "c": "text", "d": .l([1]), "e": .null, "f": .b([1, 2]), "p": "x",
  ]

  @Test(.timeLimit(.minutes(2)), arguments: seeds)
  func survives(_ seed: String) throws {
    var random = SplitMix64(state: 0x5EED)
    for _ in 0..<1500 {
      var text = Array(seed.unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          let end = min(text.count, place + Int.random(in: 1...8, using: &random))
          text.removeSubrange(place..<end)
        case 1:
          let end = min(text.count, place + Int.random(in: 1...30, using: &random))
          text.insert(contentsOf: Array(text[place..<end]), at: place)
        case 2:
          let piece = Self.pieces.randomElement(using: &random) ?? ""
          text.insert(contentsOf: Array(piece.unicodeScalars), at: place)
        default:
          let piece = Self.pieces.randomElement(using: &random) ?? ""
          let count = Int.random(in: 1...400, using: &random)
          for _ in 0..<count { text.insert(contentsOf: Array(piece.unicodeScalars), at: place) }
        }
      }
      try tryAll(String(String.UnicodeScalarView(text)))
    }
  }

  private func tryAll(_ text: String) throws {
    let placeholders = try Placeholders(
      names: ["#n": "n"],
      values: .item([":v": "S", ":n": 1, ":l": .l(["x"]), ":s": .ss(["x"])]))
    check(text) { () throws(DynamoDBError) in
      var used = placeholders
      let condition = try Condition(parsing: text, as: .condition, using: &used)
      _ = try condition.holds(for: Self.item)
      _ = try condition.holds(for: .empty)
    }
    check(text) { () throws(DynamoDBError) in
      var used = placeholders
      _ = try KeyCondition(parsing: text, using: &used)
    }
    check(text) { () throws(DynamoDBError) in
      var used = placeholders
      _ = try Projection(parsing: text, using: &used)(Self.item)
    }
    check(text) { () throws(DynamoDBError) in
      var used = placeholders
      let update = try Update(parsing: text, using: &used)
      let item = try update.apply(to: Self.item)
      _ = update.updatedAttributes(in: item)
      _ = try update.apply(to: .empty)
    }
  }

  private func check(_ text: String, _ body: () throws(DynamoDBError) -> Void) {
    do throws(DynamoDBError) {
      try body()
    } catch {
      #expect(error.type == "ValidationException", "\(text)")
      #expect(!error.message.isEmpty, "\(text)")
    }
  }
}
