import DynamoDBWire

extension TwitterNotebook {
  /// A Put for the tweet, a Query for the followers, and a Put for each of them: the tweet is
  /// copied into every follower's partition when it is posted, so that reading a timeline later is
  /// one Query that touches nobody else (fan-out on write).
  ///
  /// Faults: in Python the function raises when nobody follows, since it looks at the reply of the
  /// last copy's Put, a name that is then unbound (the tweet has been written by then). The Query
  /// reads one page, so followers beyond 1 MB get no copy. The timeline's sort key ends in the
  /// tweet's random id, so a timeline is not in the order of time. The writes are not one
  /// transaction: a failure half-way leaves some followers without the tweet.
  static let postTweet = AccessPattern(
    "post_tweet", label: "1st", "Posts a tweet and copies it into the followers' timelines.",
    note: """
      Fan-out on write: one write for the tweet and one for each follower, so that a timeline is \
      read with one Query. **Faults of the notebook:** its function raises when nobody follows (it \
      looks at the reply of a Put that never happened); here the requests are sent and that is \
      all. Only the first page of followers gets a copy. Sort keys end in a random id, so \
      timelines are not in the order of time; a sortable id (a ULID, or the time in front) would \
      do that.
      """,
    parameters: [
      .text("author"), .text("text"), .text("id", default: .id),
      Parameter("created_at", .number, default: .now),
    ],
    requests: [
      RequestShape("PutItem", table, keys: "PK = USER#author, SK = TWEET#id", entity: "tweet"),
      followersQuery,
      RequestShape(
        "PutItem", table, keys: "PK = USER#follower, SK = TIMELINE#id", entity: "timeline_tweet",
        each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let id = arguments["id"]
    let text = AttributeValue.s(arguments["text"])
    let createdAt = arguments.number("created_at")
    try await play.database.put(
      table,
      [
        "PK": .s("USER#\(arguments["author"])"), "SK": .s("TWEET#\(id)"), "id": .s(id),
        "text": text, "likes": 0, "CreatedAt": createdAt,
      ])
    for follower in try await followers(of: arguments["author"], as: ":follower", in: play) {
      try await play.database.put(
        table,
        [
          "PK": .s("USER#\(follower.id(in: "SK"))"), "SK": .s("TIMELINE#\(id)"), "tweetId": .s(id),
          "text": text, "likes": 0, "CreatedAt": createdAt,
        ])
    }
    return Outcome(id: id)
  }

  /// The same with keys of two parts, `TWEET#tweet#reply`: a reply sorts right behind its tweet, so
  /// one Query for `TIMELINE#tweet` finds the tweet and its thread.
  ///
  /// Faults: those of `post_tweet`. The reply stands in the partition of the reply's author, so it
  /// is found under the tweet only where both have one author, as in the notebook, and it goes to
  /// the followers of that author and not to those of the tweet's. The copy calls its id `id` where
  /// a tweet's copy says `tweetId`; what reads both has to know.
  static let postReply = AccessPattern(
    "post_reply", label: "2nd",
    "Answers a tweet and copies the reply into the followers' timelines.",
    note: """
      The sort key has two parts, tweet and reply, so a reply stands right behind its tweet and \
      one Query with the tweet's prefix reads the thread. **Faults of the notebook:** like \
      post_tweet it raises when nobody follows and reads one page of followers; the reply lives \
      with its own author, apart from the tweet of somebody else; its copies say `id` where a \
      tweet's copies say `tweetId`.
      """,
    parameters: [
      .text("author"), .text("tweet"), .text("text"), .text("id", default: .id),
      Parameter("created_at", .number, default: .now),
    ],
    requests: [
      RequestShape(
        "PutItem", table, keys: "PK = USER#author, SK = TWEET#tweet#id", entity: "reply"),
      followersQuery,
      RequestShape(
        "PutItem", table, keys: "PK = USER#follower, SK = TIMELINE#tweet#id",
        entity: "timeline_reply", each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let id = arguments["id"]
    let thread = "\(arguments["tweet"])#\(id)"
    let content: [(name: String, value: AttributeValue)] = [
      ("id", .s(id)), ("text", .s(arguments["text"])), ("likes", 0),
      ("CreatedAt", arguments.number("created_at")),
    ]
    try await play.database.put(
      table,
      Item(
        unique: [("PK", .s("USER#\(arguments["author"])")), ("SK", .s("TWEET#\(thread)"))]
          + content))
    for follower in try await followers(of: arguments["author"], as: ":follower", in: play) {
      try await play.database.put(
        table,
        Item(
          unique: [
            ("PK", .s("USER#\(follower.id(in: "SK"))")), ("SK", .s("TIMELINE#\(thread)")),
          ] + content))
    }
    return Outcome(id: id)
  }
}
