import DynamoDBWire
import Templates

extension ChatNotebook {
  /// One Put: the channel's own row, with both counters at zero.
  ///
  /// Saving a channel again replaces the row and sets the counters back, whoever is in it.
  static let saveChannel = AccessPattern(
    "save_channel", "Saves a channel, with its counters at zero.",
    note: """
      The counters live on the channel's own row, so they come with the channel and cost no extra \
      read. Saving a channel twice sets them back to zero; a condition would prevent it.
      """,
    parameters: [.text("id"), .text("name"), .text("description")],
    requests: [
      RequestShape("PutItem", table, keys: "PK = CHAN#id, SK = CHAN#id", entity: "channel")
    ]
  ) { arguments, play throws(DynamoDBError) in
    let key = AttributeValue.s("CHAN#\(arguments["id"])")
    try await play.database.put(
      table,
      [
        "PK": key, "SK": key, "Name": .s(arguments["name"]), "Desc": .s(arguments["description"]),
        "UserCount": 0, "MessageCount": 0,
      ])
    return Outcome(id: arguments["id"])
  }

  /// One GetItem: the id gives the whole primary key.
  static let findChannel = AccessPattern(
    "find_channel", label: "AP2", "The channel with this id and its counters, or none.",
    note: "The id gives the whole primary key: one GetItem, half a read unit.",
    parameters: [.text("channel")],
    requests: [channelGet]
  ) { arguments, play throws(DynamoDBError) in
    try await channel(of: arguments, in: play)
  }

  /// One GetItem: the counter is kept on the channel's row, so nobody has to count messages.
  ///
  /// The notebook reads the counter from a channel it has fetched before, which grows old; here it
  /// is fetched.
  static let messageCount = AccessPattern(
    "message_count", label: "AP4", "How many messages a channel has.",
    note: """
      A counter that is kept while writing makes counting a read of one row. The notebook takes it \
      from a channel that it fetched earlier, and so shows what was true then; here it is fetched.
      """,
    parameters: [.text("channel")],
    requests: [channelGet]
  ) { arguments, play throws(DynamoDBError) in
    try await counter("MessageCount", of: arguments, in: play)
  }

  /// One GetItem: the counter is kept on the channel's row, so nobody has to count memberships.
  static let userCount = AccessPattern(
    "user_count", label: "AP7", "How many users have joined a channel.",
    note: """
      Like message_count. The number is that of joins: whoever joins twice is one member and \
      counts twice.
      """,
    parameters: [.text("channel")],
    requests: [channelGet]
  ) { arguments, play throws(DynamoDBError) in
    try await counter("UserCount", of: arguments, in: play)
  }

  private static let channelGet = RequestShape(
    "GetItem", table, keys: "PK = CHAN#channel, SK = CHAN#channel", entity: "channel")

  private static func channel(
    of arguments: Arguments, in play: Play
  ) async throws(DynamoDBError) -> Outcome {
    Outcome(
      item: try await play.database.get(table, key: ownKey("CHAN#\(arguments["channel"])")),
      answersItem: true)
  }

  /// The channel, and one of its counters as the value; no value where there is no channel.
  private static func counter(
    _ name: String, of arguments: Arguments, in play: Play
  ) async throws(DynamoDBError) -> Outcome {
    var outcome = try await channel(of: arguments, in: play)
    if case .n(let number) = outcome.item?[name] { outcome.value = .number(number) }
    return outcome
  }
}
