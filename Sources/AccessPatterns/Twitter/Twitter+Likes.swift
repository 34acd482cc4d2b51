import DynamoDBWire

extension Twitter {
  /// The like and the count in one transaction, once.
  static let like = AccessPattern(
    "like", "Likes a tweet.",
    note: """
      One row says who likes, one counter how many; the transaction writes both or neither. A \
      second like fails on `attribute_not_exists` and is not counted.
      """,
    parameters: [.text("user"), .text("tweet")],
    requests: [
      RequestShape("GetItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = LIKE#user", entity: "like"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let (user, tweet) = (arguments["user"], arguments["tweet"])
    let name = try await play.database.get(table, key: userKey(user))?["Name"]
    let row = likeKey(of: tweet, user).setting("GSI1PK", to: .s("USER#\(user)"))
      .setting("GSI1SK", to: .s("LIKE#\(tweet)")).setting("Name", to: name ?? "")
    try await play.database.transact([
      .put(table, row, if: isNew), countLike(of: tweet, 1),
      .check(table, key: userKey(user), if: isThere),
    ])
    return Outcome()
  }

  static let unlike = AccessPattern(
    "unlike", "Takes a like back.",
    note: "The transaction that like makes, backwards; without a like it fails and counts nothing.",
    parameters: [.text("user"), .text("tweet")],
    requests: [
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = LIKE#user", entity: "like"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await takeBack(arguments["user"], arguments["tweet"], in: play)
    return Outcome()
  }

  static func takeBack(
    _ user: String, _ tweet: String, in play: Play
  ) async throws(DynamoDBError) {
    try await play.database.transact([
      .delete(table, key: likeKey(of: tweet, user), if: "attribute_exists(PK)"),
      countLike(of: tweet, -1),
    ])
  }

  private static func countLike(of tweet: String, _ step: Int) -> TransactionWrite {
    .update(
      table, key: tweetKey(tweet), "ADD likes :step", values: [":step": .n(Number(step))],
      if: isThere)
  }
}
