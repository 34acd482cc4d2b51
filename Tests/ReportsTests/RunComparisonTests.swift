import DynamoDBWire
import Scenarios
import Testing

@testable import Reports

/// What counts as a difference of two databases, and as what.
@Suite struct RunComparisonTests {
  private static func run(_ operation: String, _ reply: Exchange.Reply, rcu: Double = 0) throws
    -> Run
  {
    var step = try TwitterSample.step("request", "one")
    var round = RoundRun()
    round.exchanges = [
      Exchange(
        call: Call(operation, ["TableName": "t"]), reply: reply,
        capacity: Capacity(rcu: rcu, wcu: 0))
    ]
    step.rounds = [round]
    return Run(name: "r", path: "r.yaml", steps: [step])
  }

  private func compare(
    _ operation: String, _ first: Exchange.Reply, _ other: Exchange.Reply,
    accepting accepted: [AcceptedDifference] = []
  ) throws -> ComparedRun {
    RunComparison.compare(
      try Self.run(operation, first), with: try Self.run(operation, other),
      on: ("embedded", "moto"), accepting: accepted)
  }

  private static func items(_ keys: String...) -> Exchange.Reply {
    .answer(Answer(["Items": .array(keys.map { .item(["PK": .s($0)]) })]))
  }

  private static func error(_ type: String, _ message: String) -> Exchange.Reply {
    .error(DynamoDBError(type, message))
  }

  @Test func classifies() throws {
    let cases: [(String, Exchange.Reply, Exchange.Reply, [RunDifference.Kind])] = [
      ("Scan", Self.items("a", "b"), Self.items("a", "b"), []),
      ("Scan", Self.items("a", "b"), Self.items("b", "a"), [.order]),
      ("Scan", Self.items("a", "b"), Self.items("a", "c"), [.result]),
      ("BatchGetItem", Self.items("a", "b"), Self.items("b", "a"), []),
      ("GetItem", Self.error("A", "x"), Self.error("B", "x"), [.errorType]),
      ("GetItem", Self.error("A", "x"), Self.error("A", "y"), [.errorText]),
      ("GetItem", Self.items(), Self.error("A", "x"), [.errorType]),
      ("GetItem", Self.items(), Self.error("UnknownOperationException", ""), [.missingOperation]),
      ("GetItem", Self.error("A", "x"), Self.items(), [.errorType]),
    ]
    for (operation, first, other, kinds) in cases {
      #expect(try compare(operation, first, other).differences.map(\.kind) == kinds)
    }
    let capacity = RunComparison.compare(
      try Self.run("Query", Self.items(), rcu: 0.5), with: try Self.run("Query", Self.items()),
      on: ("embedded", "moto"), accepting: [])
    #expect(capacity.differences.map(\.kind) == [.capacity])
    #expect(capacity.differences.map(\.expected) == ["0.5 RCU"])
  }

  /// An endpoint's own ids, times and names of its region are no difference; sets have no order.
  @Test func leavesOutWhatIsLocal() throws {
    func described(_ id: String, _ region: String, _ size: String, _ set: AttributeSet<String>)
      -> Exchange.Reply
    {
      .answer(
        Answer([
          "Table": [
            "TableId": .string(id), "CreationDateTime": .number(size),
            "TableArn": .string("arn:aws:dynamodb:\(region):123456789012:table/t"),
            "TableSizeBytes": .number(size), "LocalSecondaryIndexes": size == "10" ? [] : [:],
          ], "Item": .item(["PK": "a", "set": .ss(set)]),
        ]))
    }
    let same = try compare(
      "DescribeTable", described("1", "eu-central-1", "10", ["a", "b"]),
      described("2", "us-east-1", "20", ["b", "a"]))
    #expect(same.differences.isEmpty)
    #expect(same.holds)
  }

  @Test func saysWhereAnswersDiffer() throws {
    let other: Exchange.Reply = .answer(
      Answer(["Items": [.item(["PK": "a", "likes": 1]), .item(["PK": "b", "likes": 3])]]))
    let first: Exchange.Reply = .answer(
      Answer(["Items": [.item(["PK": "a", "likes": 1]), .item(["PK": "b", "likes": 2])]]))
    let difference = try #require(try compare("Query", first, other).differences.first)
    #expect(difference.expected == #"Items[1].likes.N: "2""#)
    #expect(difference.actual == #"Items[1].likes.N: "3""#)
  }

  @Test func acceptsWhatTheScenarioNames() throws {
    let accepted = [
      AcceptedDifference(
        kind: .errorText, operation: "GetItem", target: "moto", reason: "other words", span: nil),
      AcceptedDifference(kind: .order, target: "moto", reason: "no order", span: nil),
      AcceptedDifference(kind: .result, target: "alternator", reason: "another", span: nil),
      AcceptedDifference(kind: .result, reason: "on any", span: nil),
    ]
    let compared = try compare(
      "GetItem", Self.error("A", "x"), Self.error("A", "y"), accepting: accepted)
    #expect(compared.differences.map(\.reason) == ["other words"])
    #expect(compared.holds)
    // One for another database, or for any, need not occur here.
    #expect(compared.unmet.map(\.reason) == ["no order"])
    let other = try compare(
      "Query", Self.error("A", "x"), Self.error("A", "y"), accepting: accepted)
    #expect(!other.holds)
  }
}
