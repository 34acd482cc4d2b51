import DynamoDBWire
import Templates

extension ChatNotebook {
  /// A Put of the message and an Update of the channel's counter.
  ///
  /// The sort key has the time in front and a random id behind it, so that messages are read in the
  /// order of time and two of one second do not overwrite each other.
  ///
  /// Faults: within one second it is the random id that decides the order; the two writes are not
  /// one transaction.
  static let sendMessage = AccessPattern(
    "send_message", "Sends a message to a channel.",
    note: """
      The time in front of the sort key makes a Query give messages in their order; the id behind \
      it keeps two messages of one second apart. **Fault of the notebook:** within one second the \
      order is that of random ids; milliseconds or a sortable id (ULID) would keep it. Message and \
      counter are two writes, not one transaction.
      """,
    parameters: [
      .text("user"), .text("name"), .text("channel"), .text("text"), .text("id", default: .id),
      Parameter("created_at", .number, default: .now),
    ],
    requests: [
      RequestShape(
        "PutItem", table, keys: "PK = CHAN#channel, SK = MSG#created_at#id", entity: "message"),
      incrementUpdate,
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await play.database.put(
      table,
      [
        "PK": .s("CHAN#\(arguments["channel"])"),
        "SK": .s("MSG#\(arguments["created_at"])#\(arguments["id"])"),
        "Msg": .s(arguments["text"]), "CreatedAt": arguments.number("created_at"),
        "UserName": .s(arguments["name"]), "UserId": .s("USER#\(arguments["user"])"),
      ])
    return Outcome(
      item: try await increment("MessageCount", of: arguments["channel"], in: play),
      answersItem: true, id: arguments["id"])
  }

  /// One Query with a Limit: the sort key begins with the time, so the page is in order.
  ///
  /// It gives the *oldest* messages; a chat that shows the latest reads backwards
  /// (`ScanIndexForward: false`).
  static let messagesInChannel = AccessPattern(
    "messages_in_channel", label: "AP3", "The first messages of a channel, oldest first.",
    note: """
      A Query reads the messages in the order of time, because the time stands in the sort key. \
      **Fault of the notebook:** the limit keeps the *oldest* 50; `ScanIndexForward: false` gives \
      the latest, which is what a chat shows.
      """,
    parameters: [
      .text("channel"), Parameter("limit", .count, default: .value(.number(50))),
    ],
    requests: [
      RequestShape(
        "Query", table, keys: "PK = CHAN#channel, SK begins with MSG#", entity: "message")
    ]
  ) { arguments, play throws(DynamoDBError) in
    var limit: Int?
    if case .number(let number) = arguments[value: "limit"] { limit = number.int }
    return try await play.database.query(
      table, keys: "PK = :pk AND begins_with(SK, :msg)",
      values: [":pk": .s("CHAN#\(arguments["channel"])"), ":msg": "MSG#"], limit: limit
    ).outcome
  }
}
