import DynamoDBWire

/// Chat on one table, as the notebook has it: who is in a channel and what is said there share the
/// channel's partition; GSI1 turns memberships around, so that a user's channels are one Query.
///
/// The patterns send what the notebook's functions send, faults included; each fault is named where
/// it is made.
enum ChatNotebook {
  static let model = Model(
    name: "chat-notebook",
    description: """
      Users, channels, memberships and messages in one table. The partition `CHAN#channel` holds \
      the channel, its members and its messages, told apart by the sort key. The index `GSI1` is \
      sparse: only memberships carry its keys, turned around, so it answers which channels a user \
      is in. Counters on the channel save counting.
      """,
    tables: tables,
    entities: entities,
    patterns: [
      .createTable(tables), .deleteTable(tables),
      channelsForUser, findChannel, messagesInChannel, messageCount, usersInChannel, findUser,
      userCount,
      saveUser, saveChannel, joinChannel, sendMessage,
    ])

  static let table = "chat"
  static let index = "GSI1"

  static let tables: [JSON.Object] = [
    [
      "TableName": "chat",
      "KeySchema": [
        ["AttributeName": "PK", "KeyType": "HASH"],
        ["AttributeName": "SK", "KeyType": "RANGE"],
      ],
      "AttributeDefinitions": [
        ["AttributeName": "PK", "AttributeType": "S"],
        ["AttributeName": "SK", "AttributeType": "S"],
        ["AttributeName": "GSI1PK", "AttributeType": "S"],
        ["AttributeName": "GSI1SK", "AttributeType": "S"],
      ],
      "ProvisionedThroughput": ["ReadCapacityUnits": 10, "WriteCapacityUnits": 10],
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
          "ProvisionedThroughput": ["ReadCapacityUnits": 10, "WriteCapacityUnits": 10],
        ]
      ],
    ]
  ]

  static let entities = [
    Entity(
      "user", table: table,
      keys: [("PK", "USER#${{ user }}"), ("SK", "USER#${{ user }}")],
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
      keys: [("PK", "CHAN#${{ channel }}"), ("SK", "MSG#${{ created_at }}#${{ message }}")],
      attributes: ["Msg", "CreatedAt", "UserName", "UserId"]),
  ]

  /// The primary key of a channel's or user's own row, `CHAN#7` twice.
  static func ownKey(_ text: String) -> Item {
    ["PK": .s(text), "SK": .s(text)]
  }

  /// Adds one to a counter of a channel.
  ///
  /// ADD needs no read before: it counts right when many write at once. It also makes the row where
  /// there is none: joining a channel that was never saved makes a channel of keys and a counter.
  /// - Returns: The counter, as `UPDATED_NEW` gives it.
  static func increment(
    _ counter: String, of channel: String, in play: Play
  ) async throws(DynamoDBError) -> Item? {
    try await play.database.update(
      table, key: ownKey("CHAN#\(channel)"), "ADD \(counter) :one", values: [":one": 1],
      returning: "UPDATED_NEW")
  }

  /// The shape of that Update.
  static let incrementUpdate = RequestShape(
    "UpdateItem", table, keys: "PK = CHAN#channel, SK = CHAN#channel", entity: "channel")
}
