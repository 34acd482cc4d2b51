import DynamoDBWire

extension Twitter {
  /// Marks the tweet, takes away its copies, its thread with the replies' copies and its likes, and
  /// the tweet itself at last.
  static let deleteTweet = AccessPattern(
    "delete_tweet", label: "5th",
    "Deletes one's own tweet with its copies, replies, their copies, and likes.",
    note: """
      The tweet is marked first, on condition that it is the author's: from then on nobody can \
      answer or like it. Its copies are with the followers, all pages of them; every reply's \
      copies with the followers of whoever replied. The tweet's row goes last, so that what was \
      interrupted can be done again.
      """,
    parameters: [.text("author"), .text("tweet")],
    requests: [
      RequestShape(
        "UpdateItem", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet")
    ] + removalShapes("tweet", of: "author")
  ) { arguments, play throws(DynamoDBError) in
    let tweet = try await play.database.update(
      table, key: tweetKey(arguments["tweet"]), "SET deletedAt = :now",
      values: [":now": .n(Number(play.now)), ":author": .s(arguments["author"])],
      if: "author = :author", returning: "ALL_NEW")
    guard let tweet else { return Outcome() }
    try await remove(tweet, in: play)
    return Outcome()
  }

  /// Marks the user, then takes away what the user wrote, likes and follows, the rows on the other
  /// side of each, and the user at last.
  static let deleteUser = AccessPattern(
    "delete_user", label: "6th", "Deletes a user and everything that is there because of the user.",
    note: """
      GSI1 finds what the user wrote and likes; each tweet goes with its thread, each like is \
      taken back with its count. The user's own partition says who is on the other side of each \
      follow: those rows and counts go too. The user's row goes last, so that what was interrupted \
      can be done again. An index is eventually consistent: what was written a moment before may \
      need a second run.
      """,
    parameters: [.text("user")],
    requests: [
      RequestShape("UpdateItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
      RequestShape(
        "Query", table, index: byUser, keys: "GSI1PK = USER#user, GSI1SK begins with POST#",
        entity: "tweet"),
    ] + removalShapes("post", of: "user").map { $0.repeated(for: "post") } + [
      RequestShape(
        "BatchWriteItem", table, keys: "PK = TWEET#tweet, SK = REPLY#time#post", entity: "reply",
        each: "reply of the user"),
      RequestShape(
        "Query", table, index: byUser, keys: "GSI1PK = USER#user, GSI1SK begins with LIKE#",
        entity: "like"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = LIKE#user", entity: "like",
        each: "like"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet",
        each: "like"),
      RequestShape("Query", table, keys: "PK = USER#user"),
      RequestShape(
        "UpdateItem", table, keys: "PK = USER#other, SK = USER#other", entity: "user",
        each: "follow"),
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#other, SK = key", each: "row"),
      RequestShape("DeleteItem", table, keys: "PK = USER#user, SK = USER#user", entity: "user"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let user = arguments["user"]
    try await play.database.update(
      table, key: userKey(user), "SET deletedAt = :now", values: [":now": .n(Number(play.now))],
      if: "attribute_exists(PK)")
    try await rows(by: user, "POST#").eachPage(in: play) { posts throws(DynamoDBError) in
      for post in posts {
        try await remove(post.setting("author", to: .s(user)), in: play)
      }
    }
    try await rows(by: user, "LIKE#").eachPage(in: play) { likes throws(DynamoDBError) in
      for like in likes {
        try await ignoring("TransactionCanceledException") { () throws(DynamoDBError) in
          try await takeBack(user, like.id(in: "PK"), in: play)
        }
      }
    }
    let partition = PagedQuery(
      table, keys: "PK = :user", values: [":user": .s("USER#\(user)")])
    try await partition.eachPage(in: play) { rows throws(DynamoDBError) in
      try await remove(rows, ofUser: user, in: play)
    }
    try await play.database.delete(table, key: userKey(user))
    return Outcome()
  }

  /// What removing a tweet or reply sends.
  private static func removalShapes(_ post: String, of author: String) -> [RequestShape] {
    [
      RequestShape("Query", table, keys: "PK = TWEET#\(post)"),
      RequestShape(
        "Query", table, keys: "PK = USER#\(author), SK begins with FOLLOWER#", entity: "follower"),
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#follower, SK = TIMELINE#time#\(post)",
        entity: "timeline_tweet", each: "follower"),
      RequestShape(
        "Query", table, keys: "PK = USER#replier, SK begins with FOLLOWER#", entity: "follower",
        each: "reply"),
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#follower, SK = TIMELINE#time#reply",
        entity: "timeline_reply", each: "reply and follower"),
      RequestShape(
        "BatchWriteItem", table, keys: "PK = TWEET#\(post), SK = key", each: "reply and like"),
      RequestShape(
        "DeleteItem", table, keys: "PK = TWEET#\(post), SK = TWEET#\(post)", entity: "tweet"),
    ]
  }

  /// Takes away a tweet or reply with all that is there because of it.
  private static func remove(_ post: Item, in play: Play) async throws(DynamoDBError) {
    try await removeCopies(of: post, in: play)
    guard post["tweet"] == nil else {
      // A reply has nothing below it.
      try await play.write(table, [.delete(key: post.primaryKey)])
      return
    }
    let tweet = post.text("id")
    let partition = PagedQuery(
      table, keys: "PK = :tweet", values: [":tweet": .s("TWEET#\(tweet)")])
    try await partition.eachPage(in: play) { rows throws(DynamoDBError) in
      let others = rows.filter { $0.text("SK") != $0.text("PK") }
      for reply in others where reply.text("SK").hasPrefix("REPLY#") {
        try await removeCopies(of: reply, in: play)
      }
      try await play.write(table, others.map { .delete(key: $0.primaryKey) })
    }
    try await play.database.delete(table, key: tweetKey(tweet))
  }

  private static func removeCopies(of post: Item, in play: Play) async throws(DynamoDBError) {
    let time = time(post["CreatedAt"])
    try await eachFollowers(of: post.text("author"), in: play) { followers throws(DynamoDBError) in
      try await play.write(
        table,
        followers.map { .delete(key: timelineKey(of: $0, time, post.text("id"))) })
    }
  }

  /// Takes away rows of a user's partition, all but the user's own, with those on the other side.
  private static func remove(
    _ rows: [Item], ofUser user: String, in play: Play
  ) async throws(DynamoDBError) {
    var writes: [BatchWrite] = []
    for row in rows where row.text("SK") != row.text("PK") {
      writes.append(.delete(key: row.primaryKey))
      let other = row.id(in: "SK")
      if row.text("SK").hasPrefix("FOLLOWER#") {
        writes.append(.delete(key: followingKey(of: other, user)))
        try await countDown("Following", of: other, in: play)
      } else if row.text("SK").hasPrefix("FOLLOWING#") {
        writes.append(.delete(key: followerKey(of: other, user)))
        try await countDown("Followers", of: other, in: play)
      }
    }
    try await play.write(table, writes)
  }

  private static func countDown(
    _ counter: String, of user: String, in play: Play
  ) async throws(DynamoDBError) {
    // Somebody who is being deleted too needs no count any more.
    try await ignoring("ConditionalCheckFailedException") { () throws(DynamoDBError) in
      try await play.database.update(
        table, key: userKey(user), "ADD \(counter) :step", values: [":step": -1], if: isThere)
    }
  }

  private static func ignoring(
    _ type: String, _ body: () async throws(DynamoDBError) -> Void
  ) async throws(DynamoDBError) {
    do throws(DynamoDBError) {
      try await body()
    } catch {
      guard error.type == type else { throw error }
    }
  }
}
