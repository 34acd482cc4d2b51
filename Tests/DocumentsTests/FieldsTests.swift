import Testing

@testable import Documents

struct FieldsTests {
  private func fields(_ yaml: String, of what: String = "a step", into problems: Problems) throws
    -> Fields
  {
    let file = try SourceFile(path: "f.yaml", bytes: Array(yaml.utf8))
    return Fields(try Node.parse(file), of: what, into: problems)
  }

  @Test func readsWhatIsThere() throws {
    let problems = Problems()
    var fields = try fields(
      "{name: n, times: 3, on: true, tags: [a, b], kind: x, sub: {k: 1}, n: 1.50}", into: problems)
    #expect(fields.take("name", as: .text) == "n")
    #expect(fields.require("times", as: .count) == 3)
    #expect(fields.take("on", as: .flag) == true)
    #expect(fields.take("tags", as: .list(of: .text)) == ["a", "b"])
    #expect(fields.take("kind", as: .located(.choice(["x", "y"])))?.value == "x")
    #expect(fields.take("n", as: .number) == "1.50")
    var sub = fields.takeFields("sub")
    #expect(sub?.take(Field("k", .count, "A count.")) == 1)
    sub?.finish()
    fields.finish()
    #expect(problems.all.isEmpty)
  }

  @Test func reportsEverythingAtOnce() throws {
    let problems = Problems()
    var fields = try fields(
      "name: 5\ncall: post_twet\nretri: 1\nx-own: 1\ntags: [a, 1]\nkind: tabel\ncount: -1\n",
      into: problems)
    #expect(fields.take("name", as: .text) == nil)
    #expect(fields.take("call", as: .name(of: "access pattern", among: ["post_tweet"])) == nil)
    #expect(fields.take("tags", as: .list(of: .text)) == nil)
    #expect(fields.take("kind", as: .choice(["diff", "table"])) == nil)
    #expect(fields.take("count", as: .count) == nil)
    #expect(fields.take("retry", as: .node) == nil)
    #expect(fields.require("id", as: .text) == nil)
    fields.finish(allowingExtensions: true)
    #expect(
      Diagnostics(problems.all).all.map { [$0.message, $0.label ?? ""] } == [
        ["a step needs the key 'id'", "it is missing here"],
        ["expected a text, found a number", "write '5' in quotes if it is text"],
        ["unknown access pattern 'post_twet'", "did you mean 'post_tweet'?"],
        ["unknown key 'retri' of a step", "did you mean 'retry'?"],
        ["expected a text, found a number", "write '1' in quotes if it is text"],
        ["expected one of 'diff', 'table', found 'tabel'", "did you mean 'table'?"],
        ["expected a whole number from 0, found -1", ""],
      ])
  }

  @Test func aNodeThatIsNoMapIsNotedOnce() throws {
    let problems = Problems()
    var fields = try fields("[a]", into: problems)
    #expect(fields.require("id", as: .text) == nil)
    fields.finish()
    #expect(
      problems.all.map(\.message) == ["a step must be a map of keys and values, found a list"])
  }

  @Test func extensionKeysAreUnknownUnlessAllowed() throws {
    let problems = Problems()
    var fields = try fields("x-own: 1", into: problems)
    fields.finish()
    #expect(problems.all.map(\.message) == ["unknown key 'x-own' of a step"])
  }
}
