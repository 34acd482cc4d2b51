import AccessPatterns
import Documents
import DynamoDBWire
import Templates
import Testing

@Suite struct ArgumentsTests {
  let pattern = AccessPattern(
    "post", "Posts.",
    parameters: [
      .text("author"), .text("id", default: .id), Parameter("created_at", .number, default: .now),
      .text("day", default: .today), Parameter("limit", .count, default: .value(.number(50))),
    ],
    requests: []
  ) { _, _ in Outcome() }

  let play = Play(database: Nowhere(), uuid: { "an-id" }, now: 1_705_060_846)

  @Test func fillsDefaults() throws {
    let filled = try pattern.fill([Value.Entry("author", .text("7"))], play)
    #expect(
      filled.values == [
        Value.Entry("author", .text("7")), Value.Entry("id", .text("an-id")),
        Value.Entry("created_at", .number(1_705_060_846)), Value.Entry("day", .text("2024-01-12")),
        Value.Entry("limit", .number(50)),
      ])
  }

  @Test func fillsTemplatesFromTheArgumentsBefore() throws {
    let node = try Node.parse(
      SourceFile(path: "model.yaml", bytes: Array("'${{ author }} at ${{ now() }}'".utf8)))
    let pattern = AccessPattern(
      "post", "Posts.",
      parameters: [.text("author"), .text("text", default: .template(try Template(node)))],
      requests: []
    ) { _, _ in Outcome() }
    let filled = try pattern.fill([Value.Entry("author", .text("7"))], play)
    #expect(filled["text"] == "7 at 1705060846")
  }

  @Test func keepsWhatIsGivenInTheOrderOfTheParameters() throws {
    let filled = try pattern.fill(
      [
        Value.Entry("limit", .number(0)), Value.Entry("id", .text("mine")),
        Value.Entry("author", .text("7")),
      ], play)
    #expect(filled.values.map(\.name) == ["author", "id", "created_at", "day", "limit"])
    #expect(filled["id"] == "mine")
    #expect(filled["limit"] == "0")
  }

  @Test func namesUnknownAndMissingArguments() {
    let problems = pattern.check(names: [("autor", nil), ("x", nil)], at: nil)
    #expect(
      problems.map(\.message) == [
        "'post' has no parameter 'autor'", "'post' has no parameter 'x'",
        "'post' needs the argument 'author'",
      ])
    #expect(
      problems.map(\.label) == [
        "did you mean 'author'?",
        "it is called as post(author, [id], [created_at], [day], [limit])",
        "it is called as post(author, [id], [created_at], [day], [limit])",
      ])
  }

  @Test(arguments: [
    (Value.number(12), "'author' must be text, found 12", "put it in quotes" as String?),
    (.bool(true), "'author' must be text, found true", "put it in quotes"),
    (.null, "'author' must be text, found null", nil),
    (.list([]), "'author' must be text, found []", nil),
    (.map([]), "'author' must be text, found {}", nil),
  ])
  func refusesOtherKinds(value: Value, message: String, label: String?) throws {
    let error = try #require(throws: Diagnostic.self) {
      try pattern.fill([Value.Entry("author", value)], play)
    }
    #expect(error.message == message)
    #expect(error.label == label)
  }

  @Test(arguments: [
    (Value.number(0), true), (.number(50), true), (.number(-1), false), (.text("5"), false),
  ])
  func countsAreWholeNumbersFromZero(value: Value, isAccepted: Bool) {
    #expect(Parameter.Kind.count.accepts(value) == isAccepted)
  }

  @Test func countsHaveNoFraction() throws {
    #expect(!Parameter.Kind.count.accepts(.number(try Number(parsing: "1.5"))))
  }
}

/// No pattern of these tests sends anything.
private struct Nowhere: DynamoDB {
  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    throw .unreachable("nothing is to be sent")
  }
}
