import DynamoDBWire
import Templates

extension Twitter {
  static let findTweet = AccessPattern(
    "find_tweet", "The tweet with this id and how many like it, or none.",
    note: """
      Likes are counted here and nowhere else: a count in the copies would cost a write for each \
      follower and each like.
      """,
    parameters: [.text("tweet")],
    requests: [
      RequestShape("GetItem", table, keys: "PK = TWEET#tweet, SK = TWEET#tweet", entity: "tweet")
    ]
  ) { arguments, play throws(DynamoDBError) in
    Outcome(
      item: try await play.database.get(table, key: tweetKey(arguments["tweet"])),
      answersItem: true)
  }

  static let readThread = AccessPattern(
    "read_thread", "The replies to a tweet, oldest first, a page at a time.",
    note: "Replies share the tweet's partition, and their sort keys begin with the time.",
    parameters: [.text("tweet")] + Parameter.page,
    requests: [
      RequestShape("Query", table, keys: "PK = TWEET#tweet, SK begins with REPLY#", entity: "reply")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await tweetRows(arguments["tweet"], "REPLY#").page(of: arguments, in: play)
  }

  static let likesOfTweet = AccessPattern(
    "likes_of_tweet", "Who likes a tweet, a page at a time.",
    note: "Likes share the tweet's partition; the names are in the rows.",
    parameters: [.text("tweet")] + Parameter.page,
    requests: [
      RequestShape("Query", table, keys: "PK = TWEET#tweet, SK begins with LIKE#", entity: "like")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await tweetRows(arguments["tweet"], "LIKE#").page(of: arguments, in: play)
  }

  /// Newest first, since the time stands in front of the id.
  static let readTimeline = AccessPattern(
    "read_timeline", label: "4th", "What was delivered to a user, newest first, a page at a time.",
    note: """
      One Query of one partition, however many people the reader follows. The time stands in \
      front of the id in the sort key, so the order is that of time, and `ScanIndexForward: false` \
      begins with the newest. The value is where the next page begins.
      """,
    parameters: [.text("user")] + Parameter.page,
    requests: [
      RequestShape(
        "Query", table, keys: "PK = USER#user, SK begins with TIMELINE#", entity: "timeline_tweet")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await rows(of: arguments["user"], "TIMELINE#")
      .page(of: arguments, in: play, newestFirst: true)
  }

  static let postsOfUser = AccessPattern(
    "posts_of_user", "The tweets and replies of a user, newest first, a page at a time.",
    note: "GSI1 turns tweets and replies around: by their author, in the order of time.",
    parameters: [.text("user")] + Parameter.page,
    requests: [
      RequestShape(
        "Query", table, index: byUser, keys: "GSI1PK = USER#user, GSI1SK begins with POST#",
        entity: "tweet")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await rows(by: arguments["user"], "POST#")
      .page(of: arguments, in: play, newestFirst: true)
  }

  /// A Query of a day where the notebook scanned the table, and no replies among the tweets.
  static let allTweets = AccessPattern(
    "all_tweets", "The tweets of a day, newest first, a page at a time.",
    note: """
      The notebook scans the table and counts replies as tweets. Only tweets carry `GSI2PK = \
      TWEETS#day`; a partition for each day keeps them from growing without end, and a reader who \
      wants more goes on with the day before.
      """,
    parameters: [.text("day", default: .today)] + Parameter.page,
    requests: [
      RequestShape("Query", table, index: lists, keys: "GSI2PK = TWEETS#day", entity: "tweet")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await PagedQuery(
      table, index: lists, keys: "GSI2PK = :day", values: [":day": .s("TWEETS#\(arguments["day"])")]
    ).page(of: arguments, in: play, newestFirst: true)
  }

  /// The rows of a tweet's partition whose sort key begins so.
  private static func tweetRows(_ tweet: String, _ prefix: String) -> PagedQuery {
    PagedQuery(
      table, keys: "PK = :tweet AND begins_with(SK, :prefix)",
      values: [":tweet": .s("TWEET#\(tweet)"), ":prefix": .s(prefix)])
  }

  /// What a user wrote (`POST#`) or likes (`LIKE#`).
  static func rows(by user: String, _ prefix: String) -> PagedQuery {
    PagedQuery(
      table, index: byUser, keys: "GSI1PK = :user AND begins_with(GSI1SK, :prefix)",
      values: [":user": .s("USER#\(user)"), ":prefix": .s(prefix)])
  }
}
