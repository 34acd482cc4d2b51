import AccessPatterns
import DynamoDBWire
import Testing

/// The notebook's faults, which are kept: each of these would fail if the pattern did it right.
@Suite struct TwitterNotebookTests {
  @Test func postingWithoutFollowersStoresTheTweet() async throws {
    let table = try await ModelTable()
    let outcome = try await table.call("post_tweet", ["author": "a", "text": "Hi", "id": "t"])
    #expect(outcome.id == "t")
    #expect(try await table.keys() == ["USER#a TWEET#t"])
  }

  @Test func deletingATweetLeavesItsCopies() async throws {
    let table = try await ModelTable()
    try await table.call("add_follower", ["user": "a", "follower": "f", "name": "Fay"])
    try await table.call("post_tweet", ["author": "a", "text": "Hi", "id": "t"])
    try await table.call("delete_tweet", ["author": "a", "tweet": "t"])
    #expect(try await table.keys() == ["USER#a FOLLOWER#f", "USER#f TIMELINE#t"])
  }

  @Test func editingGivesANewFollowerACopyOfTextAlone() async throws {
    let table = try await ModelTable()
    try await table.call("post_tweet", ["author": "a", "text": "Hi", "id": "t"])
    try await table.call("add_follower", ["user": "a", "follower": "f", "name": "Fay"])
    try await table.call("edit_tweet", ["author": "a", "tweet": "t", "text": "Ho"])
    let timeline = try await table.call("read_timeline", ["user": "f"])
    #expect(timeline.items == [["text": "Ho"]])
  }

  @Test func repliesCountAsTweets() async throws {
    let table = try await ModelTable()
    try await table.call("post_tweet", ["author": "a", "text": "Hi", "id": "t"])
    try await table.call("post_reply", ["author": "b", "tweet": "t", "text": "Ho", "id": "r"])
    #expect(try await table.call("all_tweets", [:]).count == 2)
  }

  /// The reader of a timeline of both kinds finds the id under one name.
  @Test func timelinesNameEveryIdAlike() async throws {
    let table = try await ModelTable()
    try await table.call("add_follower", ["user": "a", "follower": "f", "name": "Fay"])
    try await table.call("post_tweet", ["author": "a", "text": "Hi", "id": "t"])
    try await table.call("post_reply", ["author": "a", "tweet": "t", "text": "Ho", "id": "r"])
    let timeline = try await table.call("read_timeline", ["user": "f"])
    #expect(timeline.items?.map { $0?["id"] } == ["t", "r"])
    #expect(
      timeline.items?.first??.names == ["id", "text", "likes", "CreatedAt"])
  }

  @Test func deletingAUserLeavesFollowersAndCopies() async throws {
    let table = try await ModelTable()
    try await table.call("save_user", ["name": "Ann", "id": "a"])
    try await table.call("add_follower", ["user": "a", "follower": "f", "name": "Fay"])
    try await table.call("add_follower", ["user": "b", "follower": "a", "name": "Ann"])
    try await table.call("post_tweet", ["author": "a", "text": "Hi", "id": "t"])
    try await table.call("delete_user", ["user": "a"])
    #expect(
      try await table.keys() == ["USER#a FOLLOWER#f", "USER#b FOLLOWER#a", "USER#f TIMELINE#t"])
  }
}
