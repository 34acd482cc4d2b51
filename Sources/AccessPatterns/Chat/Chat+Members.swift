import DynamoDBWire

extension Chat {
  /// The membership and the count in one transaction, once.
  static let joinChannel = AccessPattern(
    "join_channel", "Adds a user to a channel; a second time is refused.",
    note: """
      Membership and counter are one transaction: both or neither. `attribute_not_exists` refuses \
      a second join, so it is not counted; user and channel must be there. Names are read, not \
      given, so the copies are right when they are made. The price: 2 reads, and a transaction \
      costs twice its writes.
      """,
    parameters: [.text("user"), .text("channel"), .text("joined_at", default: .today)],
    requests: [
      userGet, channelGet, membershipWrite, channelUpdate,
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let (user, channel) = (arguments["user"], arguments["channel"])
    let member = try await play.database.get(table, key: userKey(user))
    let joined = try await play.database.get(table, key: channelKey(channel))
    // Where one of them is missing the transaction's conditions say so.
    let row = membershipKey(channel, user).setting("GSI1PK", to: .s("USER#\(user)"))
      .setting("GSI1SK", to: .s("CHAN#\(channel)")).setting("Name", to: member?["Name"] ?? "")
      .setting("JoinedAt", to: .s(arguments["joined_at"]))
      .setting("ChanName", to: joined?["Name"] ?? "")
    try await play.database.transact([
      .put(table, row, if: "attribute_not_exists(PK)"), count(channel, 1),
      .check(table, key: userKey(user), if: "attribute_exists(PK)"),
    ])
    return Outcome()
  }

  static let leaveChannel = AccessPattern(
    "leave_channel", "Takes a user out of a channel.",
    note: """
      The transaction that join makes, backwards; whoever is no member is refused and not counted. \
      What the user wrote stays.
      """,
    parameters: [.text("user"), .text("channel")], requests: [membershipWrite, channelUpdate]
  ) { arguments, play throws(DynamoDBError) in
    let channel = arguments["channel"]
    try await play.database.transact([
      .delete(
        table, key: membershipKey(channel, arguments["user"]), if: "attribute_exists(PK)"),
      count(channel, -1),
    ])
    return Outcome()
  }

  static let usersInChannel = AccessPattern(
    "users_in_channel", label: "AP5", "The members of a channel, a page at a time.",
    note: "The sort key's prefix picks the members out of a partition that holds messages too.",
    parameters: [.text("channel")] + Parameter.page,
    requests: [
      RequestShape(
        "Query", table, keys: "PK = CHAN#channel, SK begins with USERJ#", entity: "membership")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await rows(of: arguments["channel"], "USERJ#").page(of: arguments, in: play)
  }

  static let channelsForUser = AccessPattern(
    "channels_for_user", label: "AP1", "The channels that a user is in, a page at a time.",
    note: """
      The same rows seen from the other side: GSI1 has the user as partition key. It is sparse and \
      projects what a list of channels shows, and is read eventually consistent.
      """,
    parameters: [.text("user")] + Parameter.page,
    requests: [
      RequestShape(
        "Query", table, index: index, keys: "GSI1PK = USER#user, GSI1SK begins with CHAN#",
        entity: "membership")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await PagedQuery(
      table, index: index, keys: "GSI1PK = :user AND begins_with(GSI1SK, :channel)",
      values: [":user": .s("USER#\(arguments["user"])"), ":channel": "CHAN#"]
    ).page(of: arguments, in: play)
  }

  private static func count(_ channel: String, _ step: Int) -> TransactionWrite {
    .update(
      table, key: channelKey(channel), "ADD UserCount :step", values: [":step": .n(Number(step))],
      if: "attribute_exists(PK)")
  }
}
