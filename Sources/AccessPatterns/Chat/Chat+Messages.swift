import DynamoDBWire
import Templates

extension Chat {
  /// Takes the channel's next number and saves the message under it, in one transaction that is tried
  /// again where somebody else was faster.
  static let sendMessage = AccessPattern(
    "send_message", "Sends a message to a channel that one is in.",
    note: """
      The channel numbers its messages, so their order is that in which they were accepted, also \
      within one second and whatever the senders' clocks say. The number is taken, counted and \
      used in one transaction, on condition that it is still the next one; when two send at once, \
      one of them tries again. Only members may send. The price: a read and 6 write units \
      where the notebook takes 2.
      """,
    parameters: [
      .text("user"), .text("channel"), .text("text"), .text("id", default: .id),
      Parameter("created_at", .count, default: .now),
    ],
    requests: [
      channelGet,
      RequestShape(
        "GetItem", table, keys: "PK = CHAN#channel, SK = USERJ#user", entity: "membership"),
      channelUpdate,
      RequestShape(
        "TransactWriteItems", table, keys: "PK = CHAN#channel, SK = MSG#number", entity: "message"),
      membershipWrite,
    ]
  ) { arguments, play throws(DynamoDBError) in
    var wait = 20
    for attempt in 1... {
      do throws(DynamoDBError) {
        try await send(arguments, in: play)
        break
      } catch {
        guard error.wasOvertaken, attempt < 8 else { throw error }
        await play.pause(wait)
        wait *= 2
      }
    }
    return Outcome(id: arguments["id"])
  }

  private static func send(_ arguments: Arguments, in play: Play) async throws(DynamoDBError) {
    let (user, channel) = (arguments["user"], arguments["channel"])
    let before = try await play.database.get(table, key: channelKey(channel))?["MessageCount"] ?? 0
    let member = try await play.database.get(table, key: membershipKey(channel, user))
    let number = before.next
    let message: Item = [
      "PK": .s("CHAN#\(channel)"), "SK": .s("MSG#\(padded(number))"), "id": .s(arguments["id"]),
      "Msg": .s(arguments["text"]), "CreatedAt": arguments.number("created_at"),
      "UserName": member?["Name"] ?? "", "UserId": .s("USER#\(user)"),
    ]
    try await play.database.transact([
      .update(
        table, key: channelKey(channel), "SET MessageCount = :next",
        values: [":next": .n(Number(number)), ":before": before], if: "MessageCount = :before"),
      .put(table, message, if: "attribute_not_exists(PK)"),
      .check(table, key: membershipKey(channel, user), if: "attribute_exists(PK)"),
    ])
  }

  /// Newest first: what a chat shows when it is opened.
  static let messagesInChannel = AccessPattern(
    "messages_in_channel", label: "AP3",
    "The messages of a channel, newest first, a page at a time.",
    note: """
      `ScanIndexForward: false` begins with the newest; the notebook's limit kept the oldest. The \
      value is where the page before begins, for those who scroll up.
      """,
    parameters: [.text("channel")] + Parameter.page,
    requests: [
      RequestShape(
        "Query", table, keys: "PK = CHAN#channel, SK begins with MSG#", entity: "message")
    ]
  ) { arguments, play throws(DynamoDBError) in
    try await rows(of: arguments["channel"], "MSG#")
      .page(of: arguments, in: play, newestFirst: true)
  }

  /// Twelve digits, so that the order of texts is that of numbers.
  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }
}

extension AttributeValue {
  /// The number after this one.
  fileprivate var next: Int {
    if case .n(let number) = self { (number.int ?? 0) + 1 } else { 1 }
  }
}

extension DynamoDBError {
  /// Whether a transaction failed only because the channel's number was taken meanwhile: its first
  /// condition does not hold, and the others do.
  fileprivate var wasOvertaken: Bool {
    guard type == "TransactionCanceledException",
      let reasons = fields["CancellationReasons"]?.array
    else { return false }
    let codes = reasons.map { $0["Code"]?.string ?? "" }
    if codes.contains("TransactionConflict") { return true }
    return codes.first == "ConditionalCheckFailed"
      && codes.dropFirst().filter { $0 == "ConditionalCheckFailed" }.isEmpty
  }
}
