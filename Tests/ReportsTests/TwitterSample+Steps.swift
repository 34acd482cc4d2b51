import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// The steps of the sample, in the notebook's order.
extension TwitterSample {
  static func connect() throws -> StepRun {
    var step = try step("note", "note")
    step.note = """
      # Connect to DynamoDB

      The notebook connects to DynamoDB Local; here the engine is part of the program.
      """
    return step
  }

  static func create() throws -> StepRun {
    var step = try step("call", "Create the table")
    step.cell = "In [113]"
    step.pattern = patterns[0]
    step.note =
      "Two key attributes with names that say nothing: `PK` and `SK` hold *any* entity's key."
    var round = RoundRun()
    let answer: JSON = ["TableName": "twitter", "TableStatus": "ACTIVE", "ItemCount": 0]
    round.exchanges = [exchange("CreateTable", table, ["TableDescription": answer])]
    round.changes = [
      TableChange(table: "twitter", keyNames: ["PK", "SK"], fate: .created, items: [])
    ]
    round.recorded = RecordedComparison(
      verdict: .stale("the recorded description is DynamoDB Local's: its ARN, dates and status"),
      mustMatch: false)
    step.rounds = [round]
    return step
  }

  static func save() throws -> StepRun {
    var step = try step("call", "Save Martin")
    step.cell = "In [116]"
    step.pattern = patterns[1]
    var round = RoundRun()
    round.arguments = [.init("name", .text("Martin Marsal")), .init("id", .text(martin))]
    round.exchanges = [
      exchange("PutItem", ["TableName": "twitter", "Item": .item(user)], wcu: 1)
    ]
    round.outcome = Outcome(id: martin)
    round.changes = [
      TableChange(table: "twitter", keyNames: ["PK", "SK"], fate: .kept, items: [.added(user)])
    ]
    round.checks = [Check(subject: "changes.added", expected: "1", actual: "1", holds: true)]
    step.rounds = [round]
    return step
  }

  static func post() throws -> StepRun {
    var step = try step("call", "Martin posts a tweet")
    step.cell = "In [16]"
    step.pattern = patterns[2]
    step.note = "One tweet, one follower: the tweet itself and one copy are written."
    var round = RoundRun()
    round.arguments = [
      .init("author", .text(martin)), .init("text", .text("Moin, moin.")),
      .init("id", .text(tweet)), .init("created_at", .number(1_705_014_707)),
    ]
    round.exchanges = [
      exchange("PutItem", ["TableName": "twitter", "Item": .item(posted)], wcu: 1),
      exchange(
        "Query",
        [
          "TableName": "twitter",
          "KeyConditionExpression": "PK = :pk AND begins_with(SK, :follower)",
          "ExpressionAttributeValues": [
            ":pk": .value(.s("USER#\(martin)")), ":follower": .value("FOLLOWER#"),
          ],
        ], ["Items": [.item(follower)], "Count": 1, "ScannedCount": 1], rcu: 0.5),
      exchange("PutItem", ["TableName": "twitter", "Item": .item(copy)], wcu: 1),
    ]
    round.changes = [
      TableChange(
        table: "twitter", keyNames: ["PK", "SK"], fate: .kept,
        items: [.added(copy), .added(posted)]
      )
    ]
    round.checks = [
      Check(
        subject: "operations", expected: "PutItem, Query, PutItem",
        actual: "PutItem, Query, PutItem", holds: true),
      Check(subject: "capacity.wcu", expected: "2", actual: "2", holds: true),
      Check(subject: "changes.added", expected: "2", actual: "2", holds: true),
    ]
    step.rounds = [round]
    return step
  }

  static func prose() throws -> StepRun {
    var step = try step("note", "4th access pattern: Read a timeline")
    step.note = "Who reads pays **one** Query, whatever the number of people followed."
    return step
  }

  static func timelines() throws -> StepRun {
    var step = try step("call", "Timelines have the right length")
    step.cell = "In [19]"
    step.pattern = patterns[3]
    var one = RoundRun()
    one.item = .map([.init("reader", .text(christian)), .init("tweets", .number(1))])
    one.arguments = [.init("user", .text(christian))]
    one.exchanges = [
      exchange(
        "Query",
        [
          "TableName": "twitter",
          "KeyConditionExpression": "PK = :pk AND begins_with(SK, :timeline)",
          "ExpressionAttributeValues": timelineKey,
        ], ["Items": [.item(copy)], "Count": 1, "ScannedCount": 1], rcu: 0.5)
    ]
    one.outcome = Outcome(items: [copy], count: 1, scannedCount: 1)
    one.checks = [Check(subject: "count", expected: "1", actual: "1", holds: true)]
    one.recorded = RecordedComparison(
      verdict: .same, mustMatch: true,
      renamed: [
        (recorded: "ae6bacec-acf3-4c5b-82c3-3e80c62029db", now: tweet),
        (recorded: "1705060848", now: "1705014707"),
      ])
    var two = one
    two.index = 1
    two.item = .map([.init("reader", .text(martin)), .init("tweets", .number(0))])
    two.arguments = [.init("user", .text(martin))]
    two.exchanges = [
      exchange(
        "Query",
        [
          "TableName": "twitter",
          "KeyConditionExpression": "PK = :pk AND begins_with(SK, :timeline)",
          "ExpressionAttributeValues": [
            ":pk": .value(.s("USER#\(martin)")), ":timeline": .value("TIMELINE#"),
          ],
        ], ["Items": [], "Count": 0, "ScannedCount": 0], rcu: 0.5)
    ]
    two.outcome = Outcome(items: [], count: 0, scannedCount: 0)
    two.checks = [Check(subject: "count", expected: "0", actual: "0", holds: true)]
    two.recorded = nil
    step.rounds = [one, two]
    return step
  }

  static func edit() throws -> StepRun {
    var step = try step("call", "Martin edits the tweet")
    step.pattern = patterns[4]
    var round = RoundRun()
    round.arguments = [
      .init("author", .text(martin)), .init("tweet", .text(tweet)),
      .init("text", .text("DynamoDB ist super")),
    ]
    let text: JSON = [":text": .value("DynamoDB ist super")]
    func update(_ item: Item) -> Exchange {
      exchange(
        "UpdateItem",
        [
          "TableName": "twitter",
          "Key": .item(["PK": item["PK"] ?? .null, "SK": item["SK"] ?? .null]),
          "UpdateExpression": "SET #text = :text", "ExpressionAttributeNames": ["#text": "text"],
          "ExpressionAttributeValues": text,
        ], wcu: 1)
    }
    round.exchanges = [update(posted), update(copy)]
    round.changes = [
      TableChange(
        table: "twitter", keyNames: ["PK", "SK"], fate: .kept,
        items: [copy, posted].map {
          .changed(from: $0, to: $0.setting("text", to: "DynamoDB ist super"))
        })
    ]
    step.rounds = [round]
    return step
  }

  static func failing() throws -> StepRun {
    var step = try step("call", "Christian reads two tweets", .failed)
    step.cell = "In [135]"
    step.pattern = patterns[3]
    var round = RoundRun()
    round.arguments = [.init("user", .text(christian))]
    let edited = copy.setting("text", to: "DynamoDB ist super")
    round.exchanges = [
      exchange(
        "Query",
        [
          "TableName": "twitter",
          "KeyConditionExpression": "PK = :pk AND begins_with(SK, :timeline)",
          "ExpressionAttributeValues": timelineKey,
        ], ["Items": [.item(edited)], "Count": 1, "ScannedCount": 1], rcu: 0.5)
    ]
    round.outcome = Outcome(items: [edited], count: 1, scannedCount: 1)
    var items = Check(
      subject: "items", expected: #"[{text: "Moin, moin."}]"#,
      actual: #"[{text: "DynamoDB ist super"}]"#, holds: false, span: try span())
    items.differences = [
      Difference(
        path: "items[0].text", expected: #""Moin, moin.""#, actual: #""DynamoDB ist super""#)
    ]
    round.checks = [
      Check(subject: "count", expected: "2", actual: "1", holds: false, span: try span()), items,
    ]
    step.rounds = [round]
    return step
  }

  static func skipped() throws -> StepRun {
    var step = try step(
      "call", "Delete the user", .skipped("an earlier step failed"))
    step.cell = "In [32]"
    return step
  }
}
