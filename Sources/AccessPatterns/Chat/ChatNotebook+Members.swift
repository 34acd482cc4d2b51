import DynamoDBWire

extension ChatNotebook {
  /// A Put of the membership and an Update of the channel's counter.
  ///
  /// The membership stands in the channel's partition and carries the keys of GSI1 the other way
  /// round; the names are copies, so that neither list needs a second read.
  ///
  /// Faults: a second join replaces the membership (which is right) and counts again (which is
  /// not), since the Put has no condition; the two writes are not one transaction; nobody checks
  /// that user or channel exist.
  static let joinChannel = AccessPattern(
    "join_channel", "Adds a user to a channel.",
    note: """
      One row answers two questions: its own keys list the users of a channel, the keys of GSI1 \
      the channels of a user. It costs two writes, table and index, and one more for the counter. \
      **Faults of the notebook:** joining twice counts twice, and a failure between the two writes \
      leaves the counter wrong. TransactWriteItems with `attribute_not_exists(SK)` on the \
      membership would settle both.
      """,
    parameters: [
      .text("user"), .text("name"), .text("channel"), .text("channel_name"),
      .text("joined_at", default: .today),
    ],
    requests: [
      RequestShape(
        "PutItem", table, keys: "PK = CHAN#channel, SK = USERJ#user", entity: "membership"),
      incrementUpdate,
    ]
  ) { arguments, play throws(DynamoDBError) in
    let channel = AttributeValue.s("CHAN#\(arguments["channel"])")
    try await play.database.put(
      table,
      [
        "PK": channel, "SK": .s("USERJ#\(arguments["user"])"), "Name": .s(arguments["name"]),
        "JoinedAt": .s(arguments["joined_at"]), "GSI1PK": .s("USER#\(arguments["user"])"),
        "GSI1SK": channel, "ChanName": .s(arguments["channel_name"]),
      ])
    return Outcome(
      item: try await increment("UserCount", of: arguments["channel"], in: play),
      answersItem: true)
  }

  /// One Query of the channel's partition: members share it with the channel, and the prefix leaves
  /// the messages out.
  static let usersInChannel = AccessPattern(
    "users_in_channel", label: "AP5", "The members of a channel.",
    note: """
      The sort key's prefix picks the members out of a partition that holds messages too; only \
      they are read and paid for. The reply is one page.
      """,
    parameters: [.text("channel")],
    requests: [
      RequestShape(
        "Query", table, keys: "PK = CHAN#channel, SK begins with USERJ#", entity: "membership")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await play.database.query(
      table, keys: "PK = :pk AND begins_with(SK, :userj)",
      values: [":pk": .s("CHAN#\(arguments["channel"])"), ":userj": "USERJ#"]
    ).outcome
  }

  /// One Query of GSI1, which holds the memberships by user.
  ///
  /// The index projects keys, ChanName and JoinedAt; the member's Name is not in it, and need not
  /// be.
  static let channelsForUser = AccessPattern(
    "channels_for_user", label: "AP1", "The channels that a user is in.",
    note: """
      The same membership rows seen from the other side: GSI1 has the user as partition key. It is \
      sparse (only memberships carry its keys) and projects two attributes besides the keys, which \
      is all a list of channels shows. An index is read eventually consistent: a join of this \
      moment may not be in it yet.
      """,
    parameters: [.text("user")],
    requests: [
      RequestShape(
        "Query", table, index: index, keys: "GSI1PK = USER#user, GSI1SK begins with CHAN#",
        entity: "membership")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await play.database.query(
      table, index: index, keys: "GSI1PK = :pk AND begins_with(GSI1SK, :chan)",
      values: [":pk": .s("USER#\(arguments["user"])"), ":chan": "CHAN#"]
    ).outcome
  }
}
