import DynamoDBWire
import Templates

/// Twitter on one table, as one would ship it.
///
/// The notebook's idea stays: a tweet is copied to every follower, so that a timeline is one Query.
/// What changes is told at each pattern; what the change costs, `scenarios/compare` shows.
enum Twitter {
  static let model = Model(
    name: "twitter",
    description: """
      Users, whom they follow, tweets, replies, likes and timelines in one table. A tweet has a \
      partition of its own, with its replies and likes; a user's partition holds followers, \
      followings and the timeline. Posting copies into the timelines of all followers, page after \
      page and in batches. `GSI1` finds what a user wrote or liked, `GSI2` lists users by name and \
      the tweets of a day. Times stand in front of the ids in the sort keys, so everything is in \
      the order of time; counters and both rows of a follow are written in one transaction.
      """,
    tables: tables, entities: entities,
    patterns: [
      .createTable(tables), .deleteTable(tables),
      saveUser, findUser, allUsers, follow, unfollow, followers, following,
      postTweet, postReply, findTweet, editTweet, readThread, readTimeline, postsOfUser, allTweets,
      like, unlike, likesOfTweet, deleteTweet, deleteUser,
    ])

  static let table = "twitter-v2"
  static let byUser = "GSI1"
  static let lists = "GSI2"

  static let tables: [JSON.Object] = [
    [
      "TableName": "twitter-v2",
      "BillingMode": "PAY_PER_REQUEST",
      "KeySchema": key("PK", "SK"),
      "AttributeDefinitions": .array(
        ["PK", "SK", "GSI1PK", "GSI1SK", "GSI2PK", "GSI2SK"].map { name in
          ["AttributeName": .string(name), "AttributeType": "S"]
        }),
      "GlobalSecondaryIndexes": [
        [
          "IndexName": "GSI1", "KeySchema": key("GSI1PK", "GSI1SK"),
          "Projection": [
            "ProjectionType": "INCLUDE", "NonKeyAttributes": ["id", "tweet", "text", "CreatedAt"],
          ],
        ],
        [
          "IndexName": "GSI2", "KeySchema": key("GSI2PK", "GSI2SK"),
          "Projection": [
            "ProjectionType": "INCLUDE",
            "NonKeyAttributes": ["id", "author", "Name", "text", "CreatedAt"],
          ],
        ],
      ],
    ]
  ]

  private static func key(_ partition: String, _ sort: String) -> JSON {
    [
      ["AttributeName": .string(partition), "KeyType": "HASH"],
      ["AttributeName": .string(sort), "KeyType": "RANGE"],
    ]
  }

  static let entities = [
    Entity(
      "user", table: table,
      keys: [
        ("PK", "USER#${{ user }}"), ("SK", "USER#${{ user }}"),
        ("GSI2PK", "USERS"), ("GSI2SK", "${{ Name }}#${{ user }}"),
      ],
      attributes: ["Name", "Followers", "Following"]),
    Entity(
      "follower", table: table,
      keys: [("PK", "USER#${{ user }}"), ("SK", "FOLLOWER#${{ follower }}")],
      attributes: ["Name"]),
    Entity(
      "following", table: table,
      keys: [("PK", "USER#${{ follower }}"), ("SK", "FOLLOWING#${{ user }}")],
      attributes: ["Name"]),
    Entity(
      "tweet", table: table,
      keys: [
        ("PK", "TWEET#${{ tweet }}"), ("SK", "TWEET#${{ tweet }}"),
        ("GSI1PK", "USER#${{ author }}"), ("GSI1SK", "POST#${{ time }}#${{ tweet }}"),
        ("GSI2PK", "TWEETS#${{ day }}"), ("GSI2SK", "${{ time }}#${{ tweet }}"),
      ],
      attributes: ["id", "author", "Name", "text", "likes", "CreatedAt"]),
    Entity(
      "reply", table: table,
      keys: [
        ("PK", "TWEET#${{ tweet }}"), ("SK", "REPLY#${{ time }}#${{ reply }}"),
        ("GSI1PK", "USER#${{ author }}"), ("GSI1SK", "POST#${{ time }}#${{ reply }}"),
      ],
      attributes: ["id", "tweet", "author", "Name", "text", "CreatedAt"]),
    Entity(
      "like", table: table,
      keys: [
        ("PK", "TWEET#${{ tweet }}"), ("SK", "LIKE#${{ user }}"),
        ("GSI1PK", "USER#${{ user }}"), ("GSI1SK", "LIKE#${{ tweet }}"),
      ],
      attributes: ["Name"]),
    Entity(
      "timeline_tweet", table: table,
      keys: [("PK", "USER#${{ follower }}"), ("SK", "TIMELINE#${{ time }}#${{ post }}")],
      attributes: ["id", "author", "Name", "text", "CreatedAt"]),
    Entity(
      "timeline_reply", table: table,
      keys: [("PK", "USER#${{ follower }}"), ("SK", "TIMELINE#${{ time }}#${{ post }}")],
      attributes: ["id", "tweet", "author", "Name", "text", "CreatedAt"]),
  ]

  // MARK: Keys

  static func userKey(_ user: String) -> Item {
    ["PK": .s("USER#\(user)"), "SK": .s("USER#\(user)")]
  }

  static func tweetKey(_ tweet: String) -> Item {
    ["PK": .s("TWEET#\(tweet)"), "SK": .s("TWEET#\(tweet)")]
  }

  static func followerKey(of user: String, _ follower: String) -> Item {
    ["PK": .s("USER#\(user)"), "SK": .s("FOLLOWER#\(follower)")]
  }

  static func followingKey(of follower: String, _ user: String) -> Item {
    ["PK": .s("USER#\(follower)"), "SK": .s("FOLLOWING#\(user)")]
  }

  static func likeKey(of tweet: String, _ user: String) -> Item {
    ["PK": .s("TWEET#\(tweet)"), "SK": .s("LIKE#\(user)")]
  }

  /// The key of a copy; `time` is the post's own.
  static func timelineKey(of user: String, _ time: String, _ post: String) -> Item {
    ["PK": .s("USER#\(user)"), "SK": .s("TIMELINE#\(time)#\(post)")]
  }

  /// A time as sort keys hold it: ten digits, so that the order of texts is that of times until 2286.
  static func time(_ seconds: AttributeValue?) -> String {
    guard case .n(let number)? = seconds else { return "" }
    let text = number.description
    return String(repeating: "0", count: max(0, 10 - text.utf8.count)) + text
  }

  /// What holds of a row that is there and is not being deleted.
  static let isThere = "attribute_exists(PK) AND attribute_not_exists(deletedAt)"
  static let isNew = "attribute_not_exists(PK)"

  /// All followers of a user, page after page.
  static func eachFollowers(
    of user: String, in play: Play, _ take: ([String]) async throws(DynamoDBError) -> Void
  ) async throws(DynamoDBError) {
    try await rows(of: user, "FOLLOWER#").eachPage(in: play) { rows throws(DynamoDBError) in
      try await take(rows.map { $0.id(in: "SK") })
    }
  }

  /// The rows of a user's partition whose sort key begins so.
  static func rows(of user: String, _ prefix: String) -> PagedQuery {
    PagedQuery(
      table, keys: "PK = :user AND begins_with(SK, :prefix)",
      values: [":user": .s("USER#\(user)"), ":prefix": .s(prefix)])
  }

  static let followersQuery = RequestShape(
    "Query", table, keys: "PK = USER#author, SK begins with FOLLOWER#", entity: "follower")
}
