import AccessPatterns
import DynamoDBEngine
import DynamoDBWire
import Synchronization
import Templates

/// One pattern called on the engine, with what it sent and gave.
struct PlayedPattern {
  let pattern: AccessPattern
  let arguments: Arguments
  let calls: [Call]
  let outcome: Outcome
}

/// Calls every pattern of a built-in model once on one engine, in an order in which each finds
/// something to do, so that what it sends for each follower or row is sent.
func play(_ model: Model) async throws -> [PlayedPattern] {
  let engine = Engine()
  var played: [PlayedPattern] = []
  for (name, given) in calls[model.name] ?? [] {
    guard let pattern = model.pattern(named: name) else { continue }
    let recorder = Recorder(engine)
    let play = Play(database: recorder, uuid: { "fresh" }, now: 1_705_060_846)
    let arguments = try pattern.fill(given.map { Value.Entry($0, .text($1)) }, play)
    let outcome = try await pattern.run(arguments, play)
    played.append(
      PlayedPattern(
        pattern: pattern, arguments: arguments, calls: recorder.calls, outcome: outcome))
  }
  return played
}

private let calls: [String: [(String, [(String, String)])]] = [
  "twitter-notebook": [
    ("delete_table", []),
    ("create_table", []),
    ("save_user", [("name", "Ann"), ("id", "a")]),
    ("find_user", [("user", "a")]),
    ("add_follower", [("user", "a"), ("follower", "f"), ("name", "Fay")]),
    ("post_tweet", [("author", "a"), ("text", "One"), ("id", "t")]),
    ("post_reply", [("author", "a"), ("tweet", "t"), ("text", "Two"), ("id", "r")]),
    ("edit_tweet", [("author", "a"), ("tweet", "t"), ("text", "Three")]),
    ("read_timeline", [("user", "f")]),
    ("all_tweets", []),
    ("all_users", []),
    ("delete_tweet", [("author", "a"), ("tweet", "t")]),
    ("delete_user", [("user", "a")]),
  ],
  "chat-notebook": [
    ("delete_table", []),
    ("create_table", []),
    ("save_user", [("id", "u"), ("name", "Una"), ("mail", "una@example.com")]),
    ("find_user", [("user", "u")]),
    ("save_channel", [("id", "c"), ("name", "Cafe"), ("description", "Coffee")]),
    (
      "join_channel",
      [("user", "u"), ("name", "Una"), ("channel", "c"), ("channel_name", "Cafe")]
    ),
    ("send_message", [("user", "u"), ("name", "Una"), ("channel", "c"), ("text", "Hi")]),
    ("find_channel", [("channel", "c")]),
    ("message_count", [("channel", "c")]),
    ("user_count", [("channel", "c")]),
    ("users_in_channel", [("channel", "c")]),
    ("channels_for_user", [("user", "u")]),
    ("messages_in_channel", [("channel", "c")]),
  ],
  "twitter": [
    ("delete_table", []),
    ("create_table", []),
    ("save_user", [("name", "Ann"), ("id", "a")]),
    ("save_user", [("name", "Fay"), ("id", "f")]),
    ("save_user", [("name", "Ron"), ("id", "r")]),
    ("find_user", [("user", "a")]),
    ("all_users", []),
    ("follow", [("follower", "f"), ("user", "a")]),
    ("follow", [("follower", "f"), ("user", "r")]),
    ("follow", [("follower", "a"), ("user", "f")]),
    ("followers", [("user", "a")]),
    ("following", [("user", "f")]),
    ("post_tweet", [("author", "a"), ("text", "One"), ("id", "t")]),
    ("post_reply", [("author", "r"), ("tweet", "t"), ("text", "Two"), ("id", "s")]),
    ("edit_tweet", [("author", "a"), ("tweet", "t"), ("text", "Three")]),
    ("find_tweet", [("tweet", "t")]),
    ("read_thread", [("tweet", "t")]),
    ("read_timeline", [("user", "f")]),
    ("posts_of_user", [("user", "a")]),
    ("all_tweets", []),
    ("like", [("user", "f"), ("tweet", "t")]),
    ("likes_of_tweet", [("tweet", "t")]),
    ("unlike", [("user", "f"), ("tweet", "t")]),
    ("like", [("user", "f"), ("tweet", "t")]),
    ("delete_tweet", [("author", "a"), ("tweet", "t")]),
    ("post_tweet", [("author", "r"), ("text", "Four"), ("id", "u")]),
    ("post_tweet", [("author", "f"), ("text", "Five"), ("id", "v")]),
    ("post_reply", [("author", "f"), ("tweet", "u"), ("text", "Six"), ("id", "w")]),
    ("post_reply", [("author", "r"), ("tweet", "v"), ("text", "Seven"), ("id", "x")]),
    ("like", [("user", "f"), ("tweet", "u")]),
    ("delete_user", [("user", "f")]),
    ("follow", [("follower", "r"), ("user", "a")]),
    ("post_tweet", [("author", "a"), ("text", "Eight"), ("id", "y")]),
    ("unfollow", [("follower", "r"), ("user", "a")]),
  ],
  "chat": [
    ("delete_table", []),
    ("create_table", []),
    ("save_user", [("id", "u"), ("name", "Una"), ("mail", "una@example.com")]),
    ("find_user", [("user", "u")]),
    ("save_channel", [("id", "c"), ("name", "Cafe"), ("description", "Coffee")]),
    ("join_channel", [("user", "u"), ("channel", "c")]),
    ("send_message", [("user", "u"), ("channel", "c"), ("text", "Hi")]),
    ("find_channel", [("channel", "c")]),
    ("message_count", [("channel", "c")]),
    ("user_count", [("channel", "c")]),
    ("users_in_channel", [("channel", "c")]),
    ("channels_for_user", [("user", "u")]),
    ("messages_in_channel", [("channel", "c")]),
    ("leave_channel", [("user", "u"), ("channel", "c")]),
  ],
]

/// Passes calls on and keeps them.
private final class Recorder: DynamoDB {
  private let database: any DynamoDB
  private let sent = Mutex<[Call]>([])

  init(_ database: any DynamoDB) { self.database = database }

  var calls: [Call] { sent.withLock { $0 } }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    sent.withLock { $0.append(call) }
    return try await database.send(call)
  }
}
