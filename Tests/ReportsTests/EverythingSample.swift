import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// A run with everything the twitter sample does not have, small.
enum EverythingSample {
  static let schema: JSON.Object = [
    "TableName": "library",
    "KeySchema": [
      ["AttributeName": "SK", "KeyType": "RANGE"], ["AttributeName": "PK", "KeyType": "HASH"],
    ],
    "GlobalSecondaryIndexes": [
      [
        "IndexName": "GSI1",
        "KeySchema": [
          ["AttributeName": "book", "KeyType": "HASH"],
          ["AttributeName": "due", "KeyType": "RANGE"],
        ],
        "Projection": ["ProjectionType": "INCLUDE", "NonKeyAttributes": ["title"]],
      ]
    ],
  ]

  static let member: Item = [
    "name": "Zoë", "PK": "M#1", "SK": "M#1", "active": true, "left": .null,
    "tags": .ss(["b", "a"]), "scores": .ns([3, 1]), "photo": .b([104, 101, 108, 108, 111]),
    "address": .m(["street": "Main St", "no": 7]), "visits": .l(["Mon", 2, .l([])]), "nick": "",
  ]
  static let loan: Item = [
    "PK": "M#1", "SK": "L#2", "book": "B#9", "due": 20_240_131, "title": "日本語の本",
    "remark": "not projected",
  ]
  static let early: Item = [
    "PK": "M#1", "SK": "L#3", "book": "B#9", "due": 20_240_115, "title": "Ægypt 👩‍👧",
  ]

  static func run() throws -> Run {
    Run(
      name: "Everything", path: "everything.yaml",
      steps: try [
        create(), show(), read(), group(), repeated(), expectedError(), unexpectedError(), fault(),
        hidden(), recorded(), long(), value(), lookups(), finally(),
      ],
      checks: [Check(subject: "budget.scans", expected: "<= 1", actual: "2", holds: false)])
  }

  private static func step(_ keyword: String, _ name: String, _ rounds: [RoundRun] = []) throws
    -> StepRun
  {
    var step = try TwitterSample.step(keyword, name)
    step.rounds = rounds
    return step
  }

  private static func create() throws -> StepRun {
    var round = RoundRun()
    round.exchanges = [TwitterSample.exchange("CreateTable", schema)]
    round.changes = [
      TableChange(
        table: "library", keyNames: ["PK", "SK"], fate: .created,
        items: [.added(member), .added(loan)])
    ]
    return try step("include", "A table with members", [round])
  }

  private static func show() throws -> StepRun {
    var round = RoundRun()
    round.arguments = [.init("book", .text("B#9")), .init("copies", .attribute(.ns([1, 2])))]
    round.exchanges = [
      TwitterSample.exchange("PutItem", ["TableName": "library", "Item": .item(loan)], wcu: 2)
    ]
    round.tablesAfter = [
      TableState(name: "library", keyNames: ["PK", "SK"], itemCount: 3) { [loan, early, member] }
    ]
    var step = try step("put", "Every drawing", [round])
    step.show = [.diff, .table, .collection("M#1"), .collection("nobody"), .index("GSI1")]
    return step
  }

  private static func read() throws -> StepRun {
    var round = RoundRun()
    round.exchanges = [
      TwitterSample.exchange(
        "Query",
        ["TableName": "library", "IndexName": "GSI1", "KeyConditionExpression": "book = :b"],
        [
          "Items": [.item(early)], "Count": 1, "ScannedCount": 1_200,
          "LastEvaluatedKey": ["PK": .value("M#1")],
        ], rcu: 1_204.5)
    ]
    round.exchanges[0].retries = 2
    round.outcome = Outcome(items: [early], count: 1, scannedCount: 1_200)
    return try step("request", "A page of an index", [round])
  }

  private static func group() throws -> StepRun {
    var inner = RoundRun()
    inner.arguments = [.init("user", .text("1"))]
    var one = try step("get", "The first", [inner])
    one.note = "# A heading in a note\n\nIt moves below its step."
    let two = try step("note", "note")
    var three = try step("assert", "The third")
    three.status = .skipped("if: 'captured == null' is false")
    var round = RoundRun()
    round.children = [one, two, three]
    return try step("steps", "A group", [round])
  }

  private static func repeated() throws -> StepRun {
    var rounds: [RoundRun] = []
    for index in 0..<60 {
      var round = RoundRun()
      round.index = index
      round.item = .number(Number(index))
      if index < 55 {
        round.children = index < 1 ? [try step("assert", "Inside round 1")] : []
      } else {
        round.checks = [Check(subject: "count", expected: "1", actual: "0", holds: false)]
      }
      rounds.append(round)
    }
    var step = try step("steps", "Sixty rounds", rounds)
    step.status = .failed
    step.checks = [Check(subject: "budget.rcu", expected: "<= 1", actual: "0.5", holds: true)]
    return step
  }

  private static func refused(_ type: String, _ message: String) -> RoundRun {
    let error = DynamoDBError(type, message, fields: ["Item": .item(loan)])
    var round = RoundRun()
    round.error = error
    round.exchanges = [
      Exchange(
        call: Call("PutItem", ["TableName": "library"]), reply: .error(error), capacity: .zero)
    ]
    return round
  }

  private static func expectedError() throws -> StepRun {
    var round = refused("ConditionalCheckFailedException", "The conditional request failed")
    round.checks = [
      Check(
        subject: "error", expected: "ConditionalCheckFailedException",
        actual: "ConditionalCheckFailedException", holds: true)
    ]
    return try step("request", "A condition that fails", [round])
  }

  private static func unexpectedError() throws -> StepRun {
    var step = try step(
      "request", "An error nobody expects", [refused("ValidationException", "No.")])
    step.status = .failed
    return step
  }

  private static func fault() throws -> StepRun {
    var round = RoundRun()
    round.fault = .error("'result.item.id' leads nowhere", at: try TwitterSample.span())
    var step = try step("call", "A fault of the scenario", [round])
    step.status = .failed
    return step
  }

  private static func hidden() throws -> StepRun {
    var step = try step("assert", "SECRET")
    step.isHidden = true
    return step
  }

  private static func recorded() throws -> StepRun {
    var different = RoundRun()
    different.recorded = RecordedComparison(
      verdict: .different, mustMatch: true,
      differences: [Difference(path: "count", expected: "3", actual: "2")])
    var stale = RoundRun()
    stale.recorded = RecordedComparison(
      verdict: .stale("an older run"), mustMatch: false,
      differences: [Difference(path: "items[0].text", expected: "old", actual: "new")])
    var step = try step("steps", "Recorded otherwise", [different, stale])
    step.status = .failed
    return step
  }

  private static func long() throws -> StepRun {
    var round = RoundRun()
    let items = (0..<51).map { index -> Item in
      let long = AttributeValue.s(String(repeating: "0123456789", count: 40))
      return ["PK": "L", "SK": .n(Number(index)), "text": index == 0 ? long : "short"]
    }
    var wide = Item.empty
    for index in 0..<22 { wide = wide.setting("attribute\(index)", to: 1) }
    round.outcome = Outcome(items: items + [wide])
    round.exchanges = (0..<52).map { index in
      TwitterSample.exchange(
        index == 0 ? "Scan" : "GetItem", ["TableName": "library"],
        ["Items": .array(index == 0 ? items.map(JSON.item) : [])], rcu: 1)
    }
    round.changes = [
      TableChange(table: "wide", keyNames: [], fate: .dropped, items: [.removed(wide)])
    ]
    return try step("request", "Much of everything", [round])
  }

  private static func value() throws -> StepRun {
    var round = RoundRun()
    round.outcome = Outcome(count: 7, value: .map([.init("a b", .list([.null, .bool(true)]))]))
    return try step("assert", "A value and a count", [round])
  }

  private static func lookups() throws -> StepRun {
    var found = RoundRun()
    found.exchanges = [
      TwitterSample.exchange(
        "TransactGetItems", ["TransactItems": [["Get": ["TableName": "library"]]]], rcu: 4)
    ]
    found.outcome = Outcome(items: [loan, nil])
    var absent = RoundRun()
    absent.exchanges = [
      TwitterSample.exchange("GetItem", ["TableName": "library"], rcu: 0.5),
      TwitterSample.exchange(
        "BatchWriteItem", ["RequestItems": ["library": [], "chat": []]], wcu: 1),
    ]
    absent.outcome = Outcome(answersItem: true)
    absent.changes = [
      TableChange(
        table: "library", keyNames: ["PK", "SK"], fate: .kept,
        items: [
          .changed(from: loan, to: loan.setting("remark", to: nil).setting("due", to: 20_240_201)),
          .removed(early),
        ])
    ]
    return try step("steps", "Found and not found", [found, absent])
  }

  private static func finally() throws -> StepRun {
    var round = RoundRun()
    round.exchanges = [TwitterSample.exchange("DeleteItem", ["TableName": "library"], wcu: 1)]
    var step = try step("request", "Clean up", [round])
    step.isFinally = true
    return step
  }
}
