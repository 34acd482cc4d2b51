import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// A run as the twitter notebook gives it: what a reader sees every day.
enum TwitterSample {
  static let martin = "6cca7afc-e1ec-4eca-b0eb-175480e275b5"
  static let christian = "0c074896-cd18-4e0d-8df9-cebb9bacdfa5"
  static let tweet = "5a03ab7c-daf3-4626-8fd9-00671049ca89"

  static func span() throws -> Span {
    let text = "schema: partita/v1\nsteps:\n  - name: Timelines\n    expect: { count: 2 }\n"
    let file = try SourceFile(path: "scenarios/twitter/notebook.yaml", bytes: Array(text.utf8))
    return Span(file, 68, 69)
  }

  static let table: JSON.Object = [
    "TableName": "twitter",
    "KeySchema": [
      ["AttributeName": "PK", "KeyType": "HASH"], ["AttributeName": "SK", "KeyType": "RANGE"],
    ],
    "AttributeDefinitions": [
      ["AttributeName": "PK", "AttributeType": "S"], ["AttributeName": "SK", "AttributeType": "S"],
    ],
    "BillingMode": "PAY_PER_REQUEST",
  ]

  static let user: Item = [
    "PK": .s("USER#\(martin)"), "SK": .s("USER#\(martin)"), "Name": "Martin Marsal",
  ]
  static let follower: Item = [
    "PK": .s("USER#\(martin)"), "SK": .s("FOLLOWER#\(christian)"), "Name": "Christian Diegmann",
  ]
  static let posted: Item = [
    "PK": .s("USER#\(martin)"), "SK": .s("TWEET#\(tweet)"), "id": .s(tweet), "text": "Moin, moin.",
    "likes": 0, "CreatedAt": 1_705_014_707,
  ]
  static let copy: Item = [
    "PK": .s("USER#\(christian)"), "SK": .s("TIMELINE#\(tweet)"), "tweetId": .s(tweet),
    "text": "Moin, moin.", "likes": 0, "CreatedAt": 1_705_014_707,
  ]
  static let timelineKey: JSON = [
    ":pk": .value(.s("USER#\(christian)")), ":timeline": .value("TIMELINE#"),
  ]

  static let model = Model(
    name: "twitter-notebook", description: "", tables: [table], entities: [], patterns: patterns)

  static let patterns = [
    AccessPattern("create_table", "Creates the table.", requests: []) { _, _ in Outcome() },
    AccessPattern("save_user", "Saves a user under its own key.", requests: []) { _, _ in
      Outcome()
    },
    AccessPattern(
      "post_tweet", label: "1st", "Saves a tweet and delivers a copy to each follower's timeline.",
      note: """
        **Fan-out on write**: reading a timeline is one Query, because posting pays for it.

        *Fault of the notebook:* `response2` is unbound where nobody follows.
        """, requests: []
    ) { _, _ in Outcome() },
    AccessPattern(
      "read_timeline", label: "4th", "The copies of tweets that were delivered to one user.",
      requests: []
    ) { _, _ in Outcome() },
    AccessPattern(
      "edit_tweet", label: "3rd", "Changes the text of a tweet and of its copies.", requests: []
    ) { _, _ in Outcome() },
  ]

  static func run() throws -> Run {
    let steps = try [
      connect(), create(), save(), post(), prose(), timelines(), edit(), failing(), skipped(),
    ]
    return Run(
      name: "Twitter on one table",
      description: """
        Users follow each other, post tweets and read timelines: six access patterns on **one** table,
        played as the notebook *DynamoDB für Einsteiger* plays them.
        """,
      path: "scenarios/twitter/notebook.yaml", tags: ["twitter"], model: model, steps: steps,
      checks: [Check(subject: "budget.wcu", expected: "<= 60", actual: "6", holds: true)])
  }

  static func exchange(
    _ operation: String, _ body: JSON.Object, _ answer: JSON.Object = [:], rcu: Double = 0,
    wcu: Double = 0
  ) -> Exchange {
    Exchange(
      call: Call(operation, body), reply: .answer(Answer(answer)),
      capacity: Capacity(rcu: rcu, wcu: wcu))
  }

  static func step(_ keyword: String, _ name: String, _ status: StepRun.Status = .passed) throws
    -> StepRun
  {
    StepRun(keyword: keyword, name: name, status: status, span: try span())
  }
}
