import DynamoDBExpressions
import DynamoDBWire

/// PartiQL statements with up to three parameters; what can be read is applied to an item.
extension FuzzTarget {
  static let statements = FuzzTarget(
    name: "statements",
    seeds: [
      "SELECT a.b[0], \"c\" FROM \"t\".\"i\" WHERE a = 'x' AND b IN [1, ?] ORDER BY a DESC;",
      "SELECT * FROM t WHERE NOT (a BETWEEN 1 AND -2.5e3 OR begins_with(b, 'x')) AND c IS MISSING",
      "INSERT INTO t VALUE {'a': 'it''s', 'l': [1, {'m': <<1, 2>>}, null, true], 'p': ?}",
      "UPDATE t SET a = a + 1, s = set_add(s, <<'x'>>) REMOVE m.n WHERE a = 'x' RETURNING ALL NEW *",
      "FROM t WHERE a = 1 SET l = list_append(l, [1])",
      "DELETE FROM t WHERE a = ? AND b = ? AND size(s) > ? RETURNING ALL OLD *",
      "EXISTS(SELECT * FROM t WHERE a = 'x' AND attribute_type(b, 'S')) -- c",
    ]
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for count in 0...3 {
      do throws(DynamoDBError) {
        let values: [AttributeValue] = ["x", 1, .ss(["a"])]
        try test(try Statement(parsing: text, parameters: Array(values.prefix(count))))
      } catch {
        require(!error.message.isEmpty, "an error without a message")
      }
    }
  }

  private static let item: Item = [
    "a": "x", "b": 1, "l": .l([1, .m(["x": 2])]), "s": .ss(["x"]), "m": .m(["n": .l([1, 2])]),
  ]

  private static func test(_ statement: Statement) throws(DynamoDBError) {
    let holds = try statement.condition?.condition.holds(for: item) ?? true
    let alternatives = statement.condition?.keyAlternatives(partition: ["a"], sort: ["b"])
    require(!holds || alternatives?.isEmpty != true, "an item that WHERE takes is never read")
    _ = try statement.condition?.singleItem(keys: ["a", "b"])
    switch statement.action {
    case .insert(let item): requireWellFormed(item)
    case .update(let update, _): requireWellFormed(try update.apply(to: item))
    case .select(let projection?, _): requireWellFormed(projection(item))
    default: break
    }
  }
}
