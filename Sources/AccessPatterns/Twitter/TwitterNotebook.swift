import DynamoDBWire
import Templates

/// Twitter on one table, as the notebook has it: posting copies a tweet into the partition of every
/// follower (fan-out on write), so that reading a timeline is one Query.
///
/// The patterns send what the notebook's functions send, faults included; each fault is named where
/// it is made.
enum TwitterNotebook {
  static let model = Model(
    name: "twitter-notebook",
    description: """
      Users, followers, tweets, replies and timelines in one table. What belongs to one person \
      shares the partition key `USER#user` and is told apart by the first part of the sort key. \
      Posting writes a copy into the partition of each follower (fan-out on write): \
      writing costs one write for each follower, reading a timeline is one Query.
      """,
    tables: tables,
    entities: entities,
    patterns: [
      .createTable(tables), .deleteTable(tables),
      saveUser, findUser, addFollower,
      postTweet, postReply, editTweet, readTimeline,
      deleteTweet, allTweets, deleteUser, allUsers,
    ])

  static let table = "twitter"

  static let tables: [JSON.Object] = [
    [
      "TableName": "twitter",
      "KeySchema": [
        ["AttributeName": "PK", "KeyType": "HASH"],
        ["AttributeName": "SK", "KeyType": "RANGE"],
      ],
      "AttributeDefinitions": [
        ["AttributeName": "PK", "AttributeType": "S"],
        ["AttributeName": "SK", "AttributeType": "S"],
      ],
      "ProvisionedThroughput": ["ReadCapacityUnits": 10, "WriteCapacityUnits": 10],
    ]
  ]

  static let entities = [
    Entity(
      "user", table: table,
      keys: [("PK", "USER#${{ user }}"), ("SK", "USER#${{ user }}")],
      attributes: ["Name"]),
    Entity(
      "follower", table: table,
      keys: [("PK", "USER#${{ user }}"), ("SK", "FOLLOWER#${{ follower }}")],
      attributes: ["Name"]),
    Entity(
      "tweet", table: table,
      keys: [("PK", "USER#${{ author }}"), ("SK", "TWEET#${{ tweet }}")],
      attributes: ["id", "text", "likes", "CreatedAt"]),
    Entity(
      "reply", table: table,
      keys: [("PK", "USER#${{ author }}"), ("SK", "TWEET#${{ tweet }}#${{ reply }}")],
      attributes: ["id", "text", "likes", "CreatedAt"]),
    Entity(
      "timeline_tweet", table: table,
      keys: [("PK", "USER#${{ follower }}"), ("SK", "TIMELINE#${{ tweet }}")],
      attributes: ["tweetId", "text", "likes", "CreatedAt"]),
    Entity(
      "timeline_reply", table: table,
      keys: [("PK", "USER#${{ follower }}"), ("SK", "TIMELINE#${{ tweet }}#${{ reply }}")],
      attributes: ["id", "text", "likes", "CreatedAt"]),
  ]

  /// The rows of those who follow a user: one page, which holds for some thousand of them.
  ///
  /// - Parameter placeholder: The name that the notebook's function gives the sort key's prefix.
  static func followers(
    of user: String, as placeholder: String, in play: Play
  ) async throws(DynamoDBError) -> [Item] {
    try await play.database.query(
      table, keys: "PK = :pk AND begins_with(SK, \(placeholder))",
      values: [":pk": .s("USER#\(user)"), placeholder: "FOLLOWER#"]
    ).items
  }

  /// The shape of that Query.
  static let followersQuery = RequestShape(
    "Query", table, keys: "PK = USER#author, SK begins with FOLLOWER#", entity: "follower")
}

extension Item {
  /// A text attribute; empty where there is none.
  func text(_ name: String) -> String {
    if case .s(let text) = self[name] { text } else { "" }
  }

  /// What follows the last `#` of a key: the bare identifier.
  func id(in key: String) -> String {
    let text = text(key)
    return text.lastIndex(of: "#").map { String(text[text.index(after: $0)...]) } ?? text
  }
}

extension Arguments {
  /// A number argument as an attribute.
  func number(_ name: String) -> AttributeValue {
    if case .number(let number) = self[value: name] { .n(number) } else { 0 }
  }
}
