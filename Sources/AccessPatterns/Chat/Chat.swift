import DynamoDBWire

/// Chat on one table, as one would ship it.
///
/// The notebook's keys stay; what changes is told at each pattern, and what the change costs,
/// `scenarios/compare` shows.
enum Chat {
  static let model = Model(
    name: "chat",
    description: """
      Users, channels, memberships and messages in one table. The partition `CHAN#channel` holds \
      the channel, its members and its messages; `GSI1` turns memberships around. Messages are \
      numbered by the channel, so they are in order whatever the clocks say. Joins, leaves and \
      messages are written with their counters in one transaction, so the counters are right.
      """,
    tables: tables, entities: entities,
    patterns: [
      .createTable(tables), .deleteTable(tables),
      channelsForUser, findChannel, messagesInChannel, messageCount, usersInChannel, findUser,
      userCount,
      saveUser, saveChannel, joinChannel, leaveChannel, sendMessage,
    ])

  static let table = "chat-v2"
  static let index = "GSI1"

  static let tables: [JSON.Object] = [
    [
      "TableName": "chat-v2",
      "BillingMode": "PAY_PER_REQUEST",
      "KeySchema": [
        ["AttributeName": "PK", "KeyType": "HASH"], ["AttributeName": "SK", "KeyType": "RANGE"],
      ],
      "AttributeDefinitions": .array(
        ["PK", "SK", "GSI1PK", "GSI1SK"].map { name in
          ["AttributeName": .string(name), "AttributeType": "S"]
        }),
      "GlobalSecondaryIndexes": [
        [
          "IndexName": "GSI1",
          "KeySchema": [
            ["AttributeName": "GSI1PK", "KeyType": "HASH"],
            ["AttributeName": "GSI1SK", "KeyType": "RANGE"],
          ],
          "Projection": [
            "ProjectionType": "INCLUDE", "NonKeyAttributes": ["ChanName", "JoinedAt"],
          ],
        ]
      ],
    ]
  ]

  static let entities = [
    Entity(
      "user", table: table, keys: [("PK", "USER#${{ user }}"), ("SK", "USER#${{ user }}")],
      attributes: ["Name", "Mail"]),
    Entity(
      "channel", table: table,
      keys: [("PK", "CHAN#${{ channel }}"), ("SK", "CHAN#${{ channel }}")],
      attributes: ["Name", "Desc", "UserCount", "MessageCount"]),
    Entity(
      "membership", table: table,
      keys: [
        ("PK", "CHAN#${{ channel }}"), ("SK", "USERJ#${{ user }}"),
        ("GSI1PK", "USER#${{ user }}"), ("GSI1SK", "CHAN#${{ channel }}"),
      ],
      attributes: ["Name", "JoinedAt", "ChanName"]),
    Entity(
      "message", table: table,
      keys: [("PK", "CHAN#${{ channel }}"), ("SK", "MSG#${{ number }}")],
      attributes: ["id", "Msg", "CreatedAt", "UserName", "UserId"]),
  ]

  static func userKey(_ user: String) -> Item {
    ["PK": .s("USER#\(user)"), "SK": .s("USER#\(user)")]
  }

  static func channelKey(_ channel: String) -> Item {
    ["PK": .s("CHAN#\(channel)"), "SK": .s("CHAN#\(channel)")]
  }

  static func membershipKey(_ channel: String, _ user: String) -> Item {
    ["PK": .s("CHAN#\(channel)"), "SK": .s("USERJ#\(user)")]
  }

  /// The rows of a channel whose sort key begins so.
  static func rows(of channel: String, _ prefix: String) -> PagedQuery {
    PagedQuery(
      table, keys: "PK = :channel AND begins_with(SK, :prefix)",
      values: [":channel": .s("CHAN#\(channel)"), ":prefix": .s(prefix)])
  }

  static let channelGet = RequestShape(
    "GetItem", table, keys: "PK = CHAN#channel, SK = CHAN#channel", entity: "channel")
  static let userGet = RequestShape(
    "GetItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user")
  static let channelUpdate = RequestShape(
    "TransactWriteItems", table, keys: "PK = CHAN#channel, SK = CHAN#channel", entity: "channel")
  static let membershipWrite = RequestShape(
    "TransactWriteItems", table, keys: "PK = CHAN#channel, SK = USERJ#user", entity: "membership")
}
