import DynamoDBWire

extension TwitterNotebook {
  /// A Delete for the tweet, a Query for the followers, and a Delete for each of their copies,
  /// which misses.
  ///
  /// Fault: the copies are addressed under the follower row's sort key, `FOLLOWER#follower`, where
  /// an older `post_tweet` wrote them; today's stand under `USER#follower`. Deleting what is not
  /// there is no error in DynamoDB, so nobody notices: the tweet is gone and its copies stay.
  /// Replies stay as well.
  static let deleteTweet = AccessPattern(
    "delete_tweet", label: "5th", "Deletes a tweet, and means to delete its copies.",
    note: """
      **Fault of the notebook:** the copies are looked for under `FOLLOWER#follower`, but they \
      stand under `USER#follower`. DeleteItem of an absent key succeeds and costs a write, so it \
      goes unnoticed: the tweet disappears and stays in every timeline. Replies to it stay too. \
      `ReturnValues: ALL_OLD`, or a condition, would have shown it.
      """,
    parameters: [.text("author"), .text("tweet")],
    requests: [
      RequestShape(
        "DeleteItem", table, keys: "PK = USER#author, SK = TWEET#tweet", entity: "tweet"),
      followersQuery,
      RequestShape(
        "DeleteItem", table, keys: "PK = FOLLOWER#follower, SK = TIMELINE#tweet", each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let tweet = arguments["tweet"]
    try await play.database.delete(
      table, key: ["PK": .s("USER#\(arguments["author"])"), "SK": .s("TWEET#\(tweet)")])
    for follower in try await followers(of: arguments["author"], as: ":msg", in: play) {
      try await play.database.delete(
        table, key: ["PK": .s(follower.text("SK")), "SK": .s("TIMELINE#\(tweet)")])
    }
    return Outcome()
  }

  /// A Scan that keeps the rows whose sort key begins with `TWEET#`.
  ///
  /// Faults: replies have that prefix too and are counted as tweets; the whole table is read for
  /// it, one page of it.
  static let allTweets = AccessPattern(
    "all_tweets", "All rows whose sort key begins with TWEET#: tweets, and replies with them.",
    note: """
      A Scan pays for every row of the table, whatever the filter leaves. **Fault of the \
      notebook:** the sort key of a reply begins with `TWEET#` as well, so replies are counted as \
      tweets.
      """,
    requests: [RequestShape("Scan", table, filter: "SK begins with TWEET#", entity: "tweet")]
  ) { _, play throws(DynamoDBError) in
    try await play.database.scan(
      table, filter: "begins_with(SK, :msg)", values: [":msg": "TWEET#"]
    ).outcome
  }

  /// A Query of the user's partition; for each row in it that has an `id` a Delete, the same Query
  /// again, and a Delete for each row that this one finds; at last a Delete of the user's own row.
  ///
  /// Faults: the inner Query takes every row of the partition for a follower, and addresses copies
  /// under that row's sort key, where none stand, so those deletes all miss: five of the eight in
  /// the notebook's run. Follower rows, the user's timeline of tweets (their rows have `tweetId`
  /// and no `id`), the rows that make the user a follower of others, and all copies in other
  /// timelines stay. The more rows, the more requests: their number grows with the square.
  static let deleteUser = AccessPattern(
    "delete_user", label: "6th", "Deletes a user's tweets, replies and the user.",
    note: """
      **Faults of the notebook:** for each tweet it queries the whole partition again, takes every \
      row for a follower's, and deletes keys that do not exist. Follower rows and all copies in \
      other people's timelines stay, and whom this user follows still lists them. A \
      careful design collects the keys first, deletes in batches, and keeps a row that says in \
      whose timelines a copy lies, or lets copies expire.
      """,
    parameters: [.text("user")],
    requests: [
      RequestShape("Query", table, keys: "PK = USER#user"),
      RequestShape("DeleteItem", table, keys: "PK = USER#user, SK = key", each: "row with an id"),
      RequestShape("Query", table, keys: "PK = USER#user", each: "row with an id"),
      RequestShape(
        "DeleteItem", table, keys: "PK = key, SK = TIMELINE#id",
        each: "row with an id and row left"),
      RequestShape("DeleteItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let user = AttributeValue.s("USER#\(arguments["user"])")
    for row in try await partition(user, in: play) {
      guard case .s(let id) = row["id"], !id.isEmpty else { continue }
      try await play.database.delete(table, key: ["PK": user, "SK": .s(row.text("SK"))])
      for left in try await partition(user, in: play) {
        try await play.database.delete(
          table, key: ["PK": .s(left.text("SK")), "SK": .s("TIMELINE#\(id)")])
      }
    }
    try await play.database.delete(table, key: ["PK": user, "SK": user])
    return Outcome()
  }

  /// All rows of one partition, one page of them.
  private static func partition(
    _ key: AttributeValue, in play: Play
  ) async throws(DynamoDBError) -> [Item] {
    try await play.database.query(
      table, keys: "#pk = :pk", names: [("#pk", "PK")], values: [":pk": key]
    ).items
  }
}
