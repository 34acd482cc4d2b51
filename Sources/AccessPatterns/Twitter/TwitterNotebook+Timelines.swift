import DynamoDBWire

extension TwitterNotebook {
  /// An Update for the tweet, a Query for the followers, and an Update for each of them: whoever
  /// copies has to edit every copy.
  ///
  /// Reconstructed: the notebook has the heading and, in `In [135]`, the edited text, but no code.
  /// Written as its other functions are, without conditions: an Update of an absent row makes one,
  /// so a tweet that does not exist comes to life as a row of keys and text, and one who follows
  /// since the tweet was posted gets such a row into the timeline.
  static let editTweet = AccessPattern(
    "edit_tweet", label: "3rd", "Changes the text of a tweet and of its copies.",
    note: """
      The price of copies: an edit costs as many writes as the post did. *Reconstructed*, since \
      the notebook kept the heading and the result and lost the code. UpdateItem makes the row \
      where there is none, so a condition `attribute_exists(PK)` belongs here: without it a new \
      follower, who never got the tweet, gets a copy that has a text and nothing else.
      """,
    parameters: [.text("author"), .text("tweet"), .text("text")],
    requests: [
      RequestShape(
        "UpdateItem", table, keys: "PK = USER#author, SK = TWEET#tweet", entity: "tweet"),
      followersQuery,
      RequestShape(
        "UpdateItem", table, keys: "PK = USER#follower, SK = TIMELINE#tweet",
        entity: "timeline_tweet", each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let setText: @Sendable (String, String) async throws(DynamoDBError) -> Void = {
      user, sortKey throws(DynamoDBError) in
      // `text` is a reserved word of expressions.
      try await play.database.update(
        table, key: ["PK": .s("USER#\(user)"), "SK": .s(sortKey)], "SET #text = :text",
        names: [("#text", "text")], values: [":text": .s(arguments["text"])])
    }
    try await setText(arguments["author"], "TWEET#\(arguments["tweet"])")
    for follower in try await followers(of: arguments["author"], as: ":follower", in: play) {
      try await setText(follower.id(in: "SK"), "TIMELINE#\(arguments["tweet"])")
    }
    return Outcome()
  }

  /// One Query: the timeline is stored in the reader's own partition when a tweet is posted, so
  /// reading it never touches the people who are followed.
  ///
  /// Reconstructed from the result in `In [135]`: items of id, text, likes and CreatedAt, where a
  /// tweet's copy calls the id `tweetId` and a reply's copy `id`. One page, in the order of the
  /// sort keys: random ids, not time.
  static let readTimeline = AccessPattern(
    "read_timeline", label: "4th",
    "The copies of tweets and replies that were delivered to a user.",
    note: """
      The pattern that the design is made for: one Query of one partition, however many people the \
      reader follows. *Reconstructed* from its recorded result. The order is that of the sort \
      keys, which end in random ids: not the order of time.
      """,
    parameters: [.text("user")],
    requests: [
      RequestShape(
        "Query", table, keys: "PK = USER#user, SK begins with TIMELINE#",
        entity: "timeline_tweet")
    ]
  ) { arguments, play throws(DynamoDBError) in
    let page = try await play.database.query(
      table, keys: "PK = :pk AND begins_with(SK, :timeline)",
      values: [":pk": .s("USER#\(arguments["user"])"), ":timeline": "TIMELINE#"])
    var outcome = page.outcome
    outcome.items = page.items.map { row in
      var entry = Item.empty
      entry = entry.setting("id", to: row["tweetId"] ?? row["id"])
      for name in ["text", "likes", "CreatedAt"] { entry = entry.setting(name, to: row[name]) }
      return entry
    }
    return outcome
  }
}
