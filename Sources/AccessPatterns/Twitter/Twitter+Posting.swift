import DynamoDBWire
import Templates

extension Twitter {
  /// A transaction for the tweet and batches for the copies, page after page of followers.
  static let postTweet = AccessPattern(
    "post_tweet", label: "1st", "Posts a tweet and copies it into the timelines of all followers.",
    note: """
      Fan-out on write, to the end: the followers are read page after page, and the copies are \
      written 25 to a request; what the service leaves unprocessed is sent again. The tweet is \
      saved with a condition and only for an author who is there. A copy that is written twice is \
      the same copy, so an interrupted post can be finished.
      """,
    parameters: [
      .text("author"), .text("text"), .text("id", default: .id),
      Parameter("created_at", .count, default: .now),
    ],
    requests: [
      RequestShape("GetItem", table, keys: "PK = USER#author, SK = USER#author", entity: "user"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#id, SK = TWEET#id", entity: "tweet"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#author, SK = USER#author", entity: "user"),
      followersQuery,
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#follower, SK = TIMELINE#time#id",
        entity: "timeline_tweet", each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let (id, author) = (arguments["id"], arguments["author"])
    let content = try await content(arguments, in: play)
    let time = time(content["CreatedAt"])
    var tweet = tweetKey(id)
    for attribute in content { tweet = tweet.setting(attribute.name, to: attribute.value) }
    tweet = tweet.setting("likes", to: 0)
      .setting("GSI1PK", to: .s("USER#\(author)")).setting("GSI1SK", to: .s("POST#\(time)#\(id)"))
      .setting("GSI2PK", to: .s("TWEETS#\(day(arguments))"))
      .setting("GSI2SK", to: .s("\(time)#\(id)"))
    try await play.database.transact([
      .put(table, tweet, if: isNew), .check(table, key: userKey(author), if: isThere),
    ])
    try await copy(content, by: author, in: play)
    return Outcome(id: id)
  }

  /// The reply stands in the tweet's partition, whoever wrote it.
  static let postReply = AccessPattern(
    "post_reply", label: "2nd", "Answers a tweet, and copies the reply to the author's followers.",
    note: """
      A reply stands in the partition of the tweet that it answers, so the thread is one Query, \
      whoever takes part. It needs a tweet that is there and a reader for it: both are checked in \
      the transaction that saves it.
      """,
    parameters: [
      .text("author"), .text("tweet"), .text("text"), .text("id", default: .id),
      Parameter("created_at", .count, default: .now),
    ],
    requests: [
      RequestShape("GetItem", table, keys: "PK = USER#author, SK = USER#author", entity: "user"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = REPLY#time#id", entity: "reply"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet"),
      RequestShape(
        "TransactWriteItems", table, keys: "PK = USER#author, SK = USER#author", entity: "user"),
      followersQuery,
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#follower, SK = TIMELINE#time#id",
        entity: "timeline_reply", each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    let (id, author, tweet) = (arguments["id"], arguments["author"], arguments["tweet"])
    let content = try await content(arguments, in: play).setting("tweet", to: .s(tweet))
    let time = time(content["CreatedAt"])
    var reply: Item = ["PK": .s("TWEET#\(tweet)"), "SK": .s("REPLY#\(time)#\(id)")]
    for attribute in content { reply = reply.setting(attribute.name, to: attribute.value) }
    reply = reply.setting("GSI1PK", to: .s("USER#\(author)"))
      .setting("GSI1SK", to: .s("POST#\(time)#\(id)"))
    try await play.database.transact([
      .put(table, reply, if: isNew), .check(table, key: tweetKey(tweet), if: isThere),
      .check(table, key: userKey(author), if: isThere),
    ])
    try await copy(content, by: author, in: play)
    return Outcome(id: id)
  }

  /// An Update of the tweet, and its copies written anew in batches.
  static let editTweet = AccessPattern(
    "edit_tweet", label: "3rd", "Changes the text of one's own tweet and of its copies.",
    note: """
      The condition `author = :author` lets nobody edit another's tweet, and makes no tweet where \
      there is none. Copies are written whole, 25 to a request instead of one Update each; whoever \
      follows since the tweet was posted gets it with the edit.
      """,
    parameters: [.text("author"), .text("tweet"), .text("text")],
    requests: [
      RequestShape(
        "UpdateItem", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet"),
      followersQuery,
      RequestShape(
        "BatchWriteItem", table, keys: "PK = USER#follower, SK = TIMELINE#time#tweet",
        entity: "timeline_tweet", each: "follower"),
    ]
  ) { arguments, play throws(DynamoDBError) in
    // `text` is a reserved word of expressions.
    let tweet = try await play.database.update(
      table, key: tweetKey(arguments["tweet"]), "SET #text = :text", names: [("#text", "text")],
      values: [":text": .s(arguments["text"]), ":author": .s(arguments["author"])],
      if: "author = :author AND attribute_not_exists(deletedAt)", returning: "ALL_NEW")
    guard let tweet else { return Outcome() }
    var content = Item.empty
    for name in ["id", "author", "Name", "text", "CreatedAt"] {
      content = content.setting(name, to: tweet[name])
    }
    try await copy(content, by: arguments["author"], in: play)
    return Outcome()
  }

  /// What a tweet or reply and its copies have in common.
  private static func content(
    _ arguments: Arguments, in play: Play
  ) async throws(DynamoDBError) -> Item {
    let author = try await play.database.get(table, key: userKey(arguments["author"]))
    return [
      "id": .s(arguments["id"]), "author": .s(arguments["author"]),
      "Name": author?["Name"] ?? "", "text": .s(arguments["text"]),
      "CreatedAt": arguments.number("created_at"),
    ]
  }

  private static func copy(
    _ content: Item, by author: String, in play: Play
  ) async throws(DynamoDBError) {
    let sortKey = AttributeValue.s("TIMELINE#\(time(content["CreatedAt"]))#\(content.text("id"))")
    let attributes = [("SK", sortKey)] + content.map { ($0.name, $0.value) }
    try await eachFollowers(of: author, in: play) { followers throws(DynamoDBError) in
      try await play.write(
        table, followers.map { .put(Item(unique: [("PK", .s("USER#\($0)"))] + attributes)) })
    }
  }

  private static func day(_ arguments: Arguments) -> String {
    guard case .number(let seconds)? = arguments[value: "created_at"] else { return "" }
    return CivilDate(epochSeconds: seconds.int ?? 0).description
  }
}
