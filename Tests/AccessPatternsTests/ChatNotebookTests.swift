import AccessPatterns
import DynamoDBWire
import Templates
import Testing

/// The notebook's faults, which are kept, and what its counters give.
@Suite struct ChatNotebookTests {
  @Test func joiningTwiceCountsTwice() async throws {
    let table = try await ModelTable("chat-notebook")
    try await table.call("save_channel", ["id": "c", "name": "Cafe", "description": "Coffee"])
    for _ in 1...2 {
      try await table.call(
        "join_channel", ["user": "u", "name": "Una", "channel": "c", "channel_name": "Cafe"])
    }
    #expect(try await table.call("users_in_channel", ["channel": "c"]).count == 1)
    #expect(try await table.call("user_count", ["channel": "c"]).value == .number(2))
  }

  @Test func aChannelThatIsNotThereHasNoCount() async throws {
    let table = try await ModelTable("chat-notebook")
    let outcome = try await table.call("message_count", ["channel": "c"])
    #expect(outcome.value == nil)
    #expect(outcome.answersItem)
  }

  @Test func theLimitKeepsTheOldestMessages() async throws {
    let table = try await ModelTable("chat-notebook")
    for (time, text) in [(1_705_060_801, "new"), (1_705_060_800, "old")] {
      try await table.call(
        "send_message", ["user": "u", "name": "Una", "channel": "c", "text": text],
        numbers: ["created_at": time])
    }
    let messages = try await table.call(
      "messages_in_channel", ["channel": "c"], numbers: ["limit": 1])
    #expect(messages.items?.map { $0?["Msg"] } == ["old"])
  }
}
