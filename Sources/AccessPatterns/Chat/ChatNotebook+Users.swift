import DynamoDBWire

extension ChatNotebook {
  /// One Put: a user's own row, alone in its partition; what the user does stands with the
  /// channels.
  static let saveUser = AccessPattern(
    "save_user", "Saves a user.",
    note: """
      The Put is unconditional: a user who has this id already is replaced. \
      `attribute_not_exists(PK)` would keep that from happening.
      """,
    parameters: [.text("id"), .text("name"), .text("mail")],
    requests: [RequestShape("PutItem", table, keys: "PK = USER#id, SK = USER#id", entity: "user")]
  ) { arguments, play throws(DynamoDBError) in
    let key = AttributeValue.s("USER#\(arguments["id"])")
    try await play.database.put(
      table,
      ["PK": key, "SK": key, "Name": .s(arguments["name"]), "Mail": .s(arguments["mail"])])
    return Outcome(id: arguments["id"])
  }

  /// One GetItem: the id gives the whole primary key.
  static let findUser = AccessPattern(
    "find_user", label: "AP6", "The user with this id, or none.",
    note: "The id gives the whole primary key: one GetItem, half a read unit.",
    parameters: [.text("user")],
    requests: [
      RequestShape("GetItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user")
    ]
  ) { arguments, play throws(DynamoDBError) in
    Outcome(
      item: try await play.database.get(table, key: ownKey("USER#\(arguments["user"])")),
      answersItem: true)
  }
}
