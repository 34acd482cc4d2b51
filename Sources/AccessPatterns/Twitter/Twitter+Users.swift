import DynamoDBWire
import Templates

extension Twitter {
  /// A Put that refuses an id that is taken.
  static let saveUser = AccessPattern(
    "save_user", "Saves a user; the id must be free.",
    note: """
      `attribute_not_exists(PK)` keeps the Put from replacing somebody. The row carries the keys \
      of GSI2, which lists users by name.
      """,
    parameters: [.text("name"), .text("id", default: .id)],
    requests: [RequestShape("PutItem", table, keys: "PK = USER#id, SK = USER#id", entity: "user")]
  ) { arguments, play throws(DynamoDBError) in
    let (id, name) = (arguments["id"], arguments["name"])
    try await play.database.add(
      table,
      [
        "PK": .s("USER#\(id)"), "SK": .s("USER#\(id)"), "GSI2PK": "USERS",
        "GSI2SK": .s("\(name)#\(id)"), "Name": .s(name), "Followers": 0, "Following": 0,
      ])
    return Outcome(id: id)
  }

  static let findUser = AccessPattern(
    "find_user", label: "AP6", "The user with this id and the counts of followers and followings.",
    note: "The id gives the whole primary key: one GetItem, half a read unit.",
    parameters: [.text("user")],
    requests: [
      RequestShape("GetItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user")
    ]
  ) { arguments, play throws(DynamoDBError) in
    Outcome(
      item: try await play.database.get(table, key: userKey(arguments["user"])), answersItem: true)
  }

  /// A Query of a sparse index where the notebook scanned the table.
  static let allUsers = AccessPattern(
    "all_users", "Users by name, a page at a time.",
    note: """
      The notebook scans everything and throws most of it away. Only users carry `GSI2PK = USERS`, \
      so this Query reads users and nothing else. All of them share one index partition: sign-ups \
      are rare enough for its 1000 writes a second, or one would spread them over \
      `USERS#0` … `USERS#9`.
      """,
    parameters: Parameter.page,
    requests: [
      RequestShape("Query", table, index: lists, keys: "GSI2PK = USERS", entity: "user")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await PagedQuery(table, index: lists, keys: "GSI2PK = :users", values: [":users": "USERS"])
      .page(of: arguments, in: play)
  }

  /// Both directions and both counters in one transaction, once.
  static let follow = AccessPattern(
    "follow", "Makes one user a follower of another.",
    note: """
      The row is written both ways, so that *who follows me* and *whom do I follow* are one Query \
      each. One transaction: both rows or none, no second time (`attribute_not_exists`), and only \
      between users who are there. Names are copied, so that the lists need no further reads. A \
      transaction costs twice its writes: 8 units.
      """,
    parameters: [.text("follower"), .text("user")],
    requests: [
      RequestShape(
        "GetItem", table, keys: "PK = USER#follower, SK = USER#follower", entity: "user"),
      RequestShape("GetItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#user, SK = FOLLOWER#follower",
        entity: "follower"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#follower, SK = FOLLOWING#user",
        entity: "following"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#follower, SK = USER#follower",
        entity: "user"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let (follower, user) = (arguments["follower"], arguments["user"])
    let one = try await play.database.get(table, key: userKey(follower))
    let other = try await play.database.get(table, key: userKey(user))
    // Where somebody is missing the transaction's conditions say so.
    try await play.database.transact([
      .put(
        table,
        followerKey(of: user, follower).setting("Name", to: one?["Name"] ?? ""), if: isNew),
      .put(
        table,
        followingKey(of: follower, user).setting("Name", to: other?["Name"] ?? ""), if: isNew),
      count("Followers", of: user, 1), count("Following", of: follower, 1),
    ])
    return Outcome()
  }

  /// The opposite of follow, and what the follower has in the timeline of that user.
  static let unfollow = AccessPattern(
    "unfollow", "Ends following, and takes the author's posts out of the follower's timeline.",
    note: """
      The transaction that follow makes, backwards. Then the copies go, so that copies are only \
      with followers: deleting a tweet finds every one of them. The timeline is read for it with a \
      filter on the author, which reads more than it finds; people unfollow seldom.
      """,
    parameters: [.text("follower"), .text("user")],
    requests: [
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#user, SK = FOLLOWER#follower",
        entity: "follower"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#follower, SK = FOLLOWING#user",
        entity: "following"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#follower, SK = USER#follower",
        entity: "user"),
      RequestShape(
        "Query", table, keys: "PK = USER#follower, SK begins with TIMELINE#",
        filter: "author = user", entity: "timeline_tweet"),
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#follower, SK = TIMELINE#time#post",
        entity: "timeline_tweet", each: "copy"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let (follower, user) = (arguments["follower"], arguments["user"])
    try await play.database.transact([
      .delete(table, key: followerKey(of: user, follower), if: "attribute_exists(PK)"),
      .delete(table, key: followingKey(of: follower, user), if: "attribute_exists(PK)"),
      count("Followers", of: user, -1), count("Following", of: follower, -1),
    ])
    var copies = rows(of: follower, "TIMELINE#")
    copies.filter = "author = :author"
    copies.values = copies.values.setting(":author", to: .s(user))
    try await copies.eachPage(in: play) { rows throws(DynamoDBError) in
      try await play.write(table, rows.map { .delete(key: $0.primaryKey) })
    }
    return Outcome()
  }

  static let followers = list(
    "followers", "Who follows a user, a page at a time.", prefix: "FOLLOWER#", entity: "follower")

  static let following = list(
    "following", "Whom a user follows, a page at a time.", prefix: "FOLLOWING#",
    entity: "following")

  private static func list(
    _ name: String, _ summary: String, prefix: String, entity: String
  ) -> AccessPattern {
    AccessPattern(
      name, summary, note: "One Query; the names are in the rows.",
      parameters: [.text("user")] + Parameter.page,
      requests: [
        RequestShape(
          "Query", table, keys: "PK = USER#user, SK begins with \(prefix)", entity: entity)
      ]
    ) { arguments, play throws(DynamoDBError) in
      try await rows(of: arguments["user"], prefix).page(of: arguments, in: play)
    }
  }

  private static func count(_ counter: String, of user: String, _ step: Int) -> TransactionWrite {
    .update(
      table, key: userKey(user), "ADD \(counter) :step", values: [":step": .n(Number(step))],
      if: isThere)
  }
}

extension Item {
  /// PK and SK of a row.
  var primaryKey: Item { ["PK": self["PK"] ?? "", "SK": self["SK"] ?? ""] }
}
