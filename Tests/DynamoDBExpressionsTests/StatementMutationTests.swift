import DynamoDBExpressions
import DynamoDBWire
import Testing

/// Damaged statements give a ValidationException or work; nothing else.
@Suite struct StatementMutationTests {
  private static let seeds = [
    "SELECT a.b[0], \"c\" FROM \"t\".\"i\" WHERE a = 'x' AND b IN [1, ?] ORDER BY a DESC, b;",
    "SELECT * FROM t WHERE NOT (a BETWEEN 1 AND -2.5e3 OR begins_with(b, 'x')) AND c IS NOT MISSING",
    "INSERT INTO t VALUE {'a': 'it''s', 'l': [1, {'m': <<1, 2>>}, null, true], 'p': ?}",
    "UPDATE t SET a = a + 1, l = list_append(l, [1]) SET s = set_add(s, <<'x'>>) REMOVE m.n[0] "
      + "WHERE a = 'x' AND size(s) > 1 RETURNING MODIFIED NEW *",
    "FROM t WHERE a = 1 SET b = (c - 2)", "DELETE FROM t WHERE a = ? RETURNING ALL OLD *",
    "EXISTS(SELECT * FROM t WHERE a = 'x' AND attribute_type(b, 'S')) /* c */ -- d",
  ]
  private static let pieces = [
    "(", ")", "[", "]", "{", "}", "<<", ">>", "'", "\"", "--", "/*", "*/", ";", "?", ",", ".", ":",
    "=", "<>", "!=", "-", "+", "*", " AND ", " OR ", " NOT ", " IN ", " IS ", "MISSING", "NULL",
    " SET ", " WHERE ", "SELECT ", " ORDER BY ", "size(", "1e9", "0x", "é", "😀", "\u{0}", "\n",
  ]
  private static let item: Item = [
    "a": "x", "b": 1, "l": .l([1]), "s": .ss(["x"]), "m": .m(["n": .l([1, 2])]),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: seeds)
  func survives(_ seed: String) {
    var random = SplitMix64(state: 0x5EED)
    for _ in 0..<1500 {
      var text = Array(seed.unicodeScalars)
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        let piece = Array((Self.pieces.randomElement(using: &random) ?? "").unicodeScalars)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text.removeSubrange(place..<min(text.count, place + piece.count + 1))
        case 1: text.insert(contentsOf: piece, at: place)
        default:
          let count = Int.random(in: 1...300, using: &random)
          text.insert(contentsOf: (0..<count).flatMap { _ in piece }, at: place)
        }
      }
      check(String(String.UnicodeScalarView(text)))
    }
  }

  private func check(_ text: String) {
    do throws(DynamoDBError) {
      let statement = try Statement(parsing: text, parameters: [1])
      _ = try statement.condition?.condition.holds(for: Self.item)
      _ = try statement.condition?.singleItem(keys: ["a", "b"])
      _ = statement.condition?.keyAlternatives(partition: ["a"], sort: ["b"])
      if case .update(let update, _) = statement.action { _ = try update.apply(to: Self.item) }
      if case .select(let projection?, _) = statement.action { _ = projection(Self.item) }
    } catch {
      #expect(error.type == "ValidationException", "\(text)")
      #expect(!error.message.isEmpty, "\(text)")
    }
  }
}
