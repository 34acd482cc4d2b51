import Documents
import DynamoDBWire
import Templates
import Testing

struct ExpressionTests {
  /// Expressions and their values' descriptions.
  @Test(arguments: [
    // Literals
    ("'it''s'", "'it's'"), ("12.50", "12.5"), ("1e3", "1000"), ("true", "true"), ("null", "null"),
    // Precedence
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 * 3 + 1", "7"), ("10 - 4 - 3", "3"),
    ("12 / 3 / 2", "2"), ("8 - 2 * 3", "2"), ("-2 * 3", "-6"), ("2 - -3", "5"), ("-(1 + 2)", "-3"),
    ("1 + 2 == 3", "true"), ("1 < 2 == true", "true"), ("1 + 1 < 3 && 2 > 1", "true"),
    ("true || false && false", "true"), ("(true || false) && false", "false"),
    ("!false && true", "true"), ("!(true && false)", "true"), ("!true == false", "true"),
    ("false && 1 / 0 == 1", "false"), ("true || 1 / 0 == 1", "true"),
    ("1 == 1 != false", "true"), ("!!x", "true"), ("x-1", "4"), ("x -1", "4"),
    // Equality and order
    ("1 == 1.0", "true"), ("1 == '1'", "false"), ("'a' != null", "true"), ("'a' < 'b'", "true"),
    ("'Z' < 'a'", "true"), ("10 > 9", "true"), ("'10' < '9'", "true"), ("2 <= 2", "true"),
    ("2 >= 3", "false"), ("list == list", "true"), ("nothing == null", "true"),
    ("'é' == 'e\u{301}'", "false"),
    // Paths
    ("item.name", "'Martin'"), ("item['odd key']", "'odd'"), ("item.tags[1]", "'b'"),
    ("list[x - 4]", "2"), ("steps.post-tweet.result.items[0].likes", "3"),
    ("(item).name", "'Martin'"), ("item.gone", "null"),
    // Truth and defaults
    ("flag || 'default'", "'default'"), ("x && 'yes'", "'yes'"), ("nothing || 0 || ''", "''"),
    ("!empty", "false"),
    // Arithmetic, exact
    ("'a' + 'b' + 'c'", "'abc'"), ("0.1 + 0.2", "0.3"), ("0.1 * 3", "0.3"), ("1 / 4", "0.25"),
    ("1 / 3", "0.33333333333333333333333333333333333333"),
    ("2 / 3", "0.66666666666666666666666666666666666667"),
    ("-1 / 3", "-0.33333333333333333333333333333333333333"),
    ("big + 1", "12345678901234567890123456789012345679"),
    ("big * 10 / 10 == big", "true"),
    (
      "99999999999999999999999999999999999999 * 99999999999999999999999999999999999999",
      "9999999999999999999999999999999999999800000000000000000000000000000000000000"
    ),
    (
      "12345678901234567890123456789012345678 / 99999999999999999999999999999999999999",
      "0.12345678901234567890123456789012345678"
    ),
    ("7 * 0", "0"), ("0 / 7", "0"), ("100 / 8", "12.5"), ("1e-60 * 1e-60 * 1e120", "1"),
    // Functions
    ("uuid()", "'6cca7afc-e1ec-4eca-b0eb-175480e275b5'"), ("now()", "1705060846"),
    ("today()", "'2024-01-12'"), ("id_of(item.PK)", "'12'"), ("id_of('A#B#7')", "'7'"),
    ("id_of('7')", "'7'"), ("id_of('A#')", "''"), ("count(list)", "3"), ("count(item)", "10"),
    ("count(item.colors)", "2"), ("count(nothing)", "0"),
    ("keys(steps)", "['post-tweet']"), ("contains('abc', 'bc')", "true"),
    ("contains('abc', '')", "true"), ("contains('abc', 'x')", "false"),
    ("contains(list, 2)", "true"), ("contains(list, '2')", "false"),
    ("contains(item, 'name')", "true"), ("contains(item.colors, 'red')", "true"),
    ("starts_with('TWEET#1', 'TWEET#')", "true"), ("starts_with('a', 'ab')", "false"),
    ("join(list, ', ')", "'1, 2, z'"), ("join(empty, '-')", "''"),
    ("join(item.colors, '+')", "'blue+red'"),
  ])
  func gives(text: String, expected: String) throws {
    let expression = try Expression(bare: textNode(text))
    let value = try expression.evaluate(in: World())
    #expect(value.description == expected)
  }

  @Test(arguments: [
    ("steps", true), ("post-tweet", true), ("_a1", true), ("größe", true), ("1a", false),
    ("a-1", false), ("a b", false), ("", false), ("true", false), ("a-", false),
  ])
  func names(text: String, isName: Bool) { #expect(Expression.isName(text) == isName) }

  @Test func collectsItsPaths() throws {
    let expression = try Expression(
      bare: textNode("count(steps.a.items[n].b['c d']) + vars.x * (item || null)"))
    #expect(
      expression.references.map { $0.parts.map { $0.name ?? "*" }.joined(separator: "/") }
        == ["n", "steps/a/items/*/b/c d", "vars/x", "item"])
  }

  /// Whatever the text is: a tree or one placed message, and soon.
  @Test func mutatedExpressionsGiveATreeOrAMessage() throws {
    let good = Array(
      "(x + 1) * -2 >= list[0].a['k'] && !join(item.tags, ', ') || id_of('a''b')".utf8)
    let pieces = Array("()[].,'!&|=<>+-*/$}{ x1\u{e9}\"#".utf8) + [0, 0x0A]
    var state: UInt64 = 109
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var trees = 0
    for _ in 0..<5000 {
      var bytes = good
      for _ in 0...random(3) {
        let place = random(bytes.count)
        switch random(3) {
        case 0: bytes[place] = pieces[random(pieces.count)]
        case 1: bytes.insert(pieces[random(pieces.count)], at: place)
        default: bytes.remove(at: place)
        }
      }
      let node = try textNode(String(decoding: bytes, as: UTF8.self))
      do throws(Diagnostic) {
        let expression = try Expression(bare: node)
        trees += 1
        _ = expression.references
        _ = try expression.evaluate(in: World())
      } catch {
        #expect(error.span != nil && !error.rendered().isEmpty)
      }
    }
    #expect(trees > 300 && trees < 4700)
  }

  @Test(arguments: ["(", "-", "!", "[", "x[", "count(", "1+", "a.", "a&&", "'a'+", "x[0]", "1+1"])
  func deepOnesFailFast(piece: String) throws {
    let node = try textNode(String(repeating: piece, count: 20_000))
    #expect(throws: Diagnostic.self) { try Expression(bare: node).evaluate(in: World()) }
  }
}
