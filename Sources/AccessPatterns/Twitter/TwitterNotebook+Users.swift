import DynamoDBWire

extension TwitterNotebook {
  /// One Put: the user's own row is the row of the partition whose sort key equals its partition
  /// key.
  ///
  /// The Put has no condition, so saving a user under an id that is taken replaces that user.
  static let saveUser = AccessPattern(
    "save_user", "Saves a user.",
    note: """
      The user is the first row of an item collection: everything about one person will share \
      `USER#user` as its partition key. The Put is unconditional; `attribute_not_exists(PK)` would \
      keep it from replacing a user who has this id already.
      """,
    parameters: [.text("name"), .text("id", default: .id)],
    requests: [RequestShape("PutItem", table, keys: "PK = USER#id, SK = USER#id", entity: "user")]
  ) { arguments, play throws(DynamoDBError) in
    let key = AttributeValue.s("USER#\(arguments["id"])")
    try await play.database.put(table, ["PK": key, "SK": key, "Name": .s(arguments["name"])])
    return Outcome(id: arguments["id"])
  }

  /// One GetItem: the id gives the whole primary key, so nothing has to be searched.
  static let findUser = AccessPattern(
    "find_user", label: "AP6", "The user with this id, or none.",
    note: "The id gives the whole primary key: one GetItem, half a read unit.",
    parameters: [.text("user")],
    requests: [
      RequestShape("GetItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user")
    ]
  ) { arguments, play throws(DynamoDBError) in
    let key = AttributeValue.s("USER#\(arguments["user"])")
    return Outcome(
      item: try await play.database.get(table, key: ["PK": key, "SK": key]), answersItem: true)
  }

  /// A Put and a Get: following is one row in the partition of the user who is followed, since
  /// posting has to find the followers and asks nothing else.
  ///
  /// The name is a copy of the follower's, so that a list of followers needs no second read; nobody
  /// updates it when the follower is renamed, and whom somebody follows cannot be asked at all.
  static let addFollower = AccessPattern(
    "add_follower", "Makes one user a follower of another.",
    note: """
      The row stands with the user who *is followed*, because posting asks who follows and nothing \
      else does. The other direction, whom somebody follows, has no answer without a Scan. The \
      name is a copy and stays as it is when the follower is renamed.
      """,
    parameters: [.text("user"), .text("follower"), .text("name")],
    requests: [
      RequestShape(
        "PutItem", table, keys: "PK = USER#user, SK = FOLLOWER#follower", entity: "follower"),
      RequestShape(
        "GetItem", table, keys: "PK = USER#user, SK = FOLLOWER#follower", entity: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let key: Item = [
      "PK": .s("USER#\(arguments["user"])"), "SK": .s("FOLLOWER#\(arguments["follower"])"),
    ]
    try await play.database.put(table, key.setting("Name", to: .s(arguments["name"])))
    return Outcome(item: try await play.database.get(table, key: key), answersItem: true)
  }

  /// A Scan that keeps the rows whose both keys begin with `USER#`.
  ///
  /// It reads and pays for every row of the table, and takes one page of 1 MB: in a larger table it
  /// misses users without a word.
  static let allUsers = AccessPattern(
    "all_users", "All users.",
    note: """
      A Scan reads the whole table and filters afterwards: the reply holds users, the bill counts \
      every row. It also takes one page of 1 MB and stops there. A careful design gives users a \
      sparse index of their own, or does not ask for all of them.
      """,
    requests: [
      RequestShape(
        "Scan", table, filter: "PK begins with USER#, SK begins with USER#", entity: "user")
    ]
  ) { _, play throws(DynamoDBError) in
    try await play.database.scan(
      table, filter: "begins_with(PK, :pk) AND begins_with(SK, :sk)",
      values: [":pk": "USER#", ":sk": "USER#"]
    ).outcome
  }
}
