import DynamoDBWire
import Templates

extension Chat {
  static let saveUser = AccessPattern(
    "save_user", "Saves a user; the id must be free.",
    note: "`attribute_not_exists(PK)` keeps the Put from replacing somebody.",
    parameters: [.text("id"), .text("name"), .text("mail")],
    requests: [RequestShape("PutItem", table, keys: "PK = USER#id, SK = USER#id", entity: "user")]
  ) { arguments, play throws(DynamoDBError) in
    try await play.database.add(
      table,
      userKey(arguments["id"]).setting("Name", to: .s(arguments["name"]))
        .setting("Mail", to: .s(arguments["mail"])))
    return Outcome(id: arguments["id"])
  }

  static let findUser = AccessPattern(
    "find_user", label: "AP6", "The user with this id, or none.",
    note: "The id gives the whole primary key: one GetItem, half a read unit.",
    parameters: [.text("user")], requests: [userGet]
  ) { arguments, play throws(DynamoDBError) in
    Outcome(
      item: try await play.database.get(table, key: userKey(arguments["user"])), answersItem: true)
  }

  static let saveChannel = AccessPattern(
    "save_channel", "Saves a channel, with its counters at zero; the id must be free.",
    note: "The condition keeps a second Put from setting the counters back.",
    parameters: [.text("id"), .text("name"), .text("description")],
    requests: [
      RequestShape("PutItem", table, keys: "PK = CHAN#id, SK = CHAN#id", entity: "channel")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await play.database.add(
      table,
      channelKey(arguments["id"]).setting("Name", to: .s(arguments["name"]))
        .setting("Desc", to: .s(arguments["description"])).setting("UserCount", to: 0)
        .setting("MessageCount", to: 0))
    return Outcome(id: arguments["id"])
  }

  static let findChannel = AccessPattern(
    "find_channel", label: "AP2", "The channel with this id and its counters, or none.",
    note: "The id gives the whole primary key: one GetItem, half a read unit.",
    parameters: [.text("channel")], requests: [channelGet]
  ) { arguments, play throws(DynamoDBError) in
    try await channel(of: arguments, in: play)
  }

  static let messageCount = AccessPattern(
    "message_count", label: "AP4", "How many messages a channel has.",
    note: "The counter is written in the transaction of each message, so it is right.",
    parameters: [.text("channel")], requests: [channelGet]
  ) { arguments, play throws(DynamoDBError) in
    try await counter("MessageCount", of: arguments, in: play)
  }

  static let userCount = AccessPattern(
    "user_count", label: "AP7", "How many members a channel has.",
    note: "The counter is written in the transaction of each join and leave, so it is right.",
    parameters: [.text("channel")], requests: [channelGet]
  ) { arguments, play throws(DynamoDBError) in
    try await counter("UserCount", of: arguments, in: play)
  }

  private static func channel(
    of arguments: Arguments, in play: Play
  ) async throws(DynamoDBError) -> Outcome {
    Outcome(
      item: try await play.database.get(table, key: channelKey(arguments["channel"])),
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
