import DynamoDBWire

/// What follows the changes of one table: nil as a whole where nothing does, so that a table pays
/// only for what is switched on.
struct ChangeFollowers: Sendable {
  var stream: ChangeStream?
  var expiry: ExpiryIndex?
  var recovery: RecoveryLog?

  var isEmpty: Bool { stream == nil && expiry == nil && recovery == nil }

  mutating func note(_ write: PlannedWrite, at moment: ChangeMoment) {
    expiry?.note(write)
    guard stream != nil || recovery != nil, write.before != write.after else { return }
    recovery?.append(write, at: moment.time)
    stream?.append(
      StreamRecord(
        before: write.before, after: write.after, time: moment.time,
        isByService: moment.isByService))
  }
}

/// When a change happens, and by whom.
struct ChangeMoment: Sendable {
  /// Seconds since 1970.
  let time: Int
  /// Whether time to live deleted the item, and no request.
  var isByService = false
}

extension Table {
  /// Changes what follows the table, and leaves nothing behind where nothing does any more.
  mutating func follow(_ change: (inout ChangeFollowers) -> Void) {
    var followers = self.followers ?? ChangeFollowers()
    self.followers = nil
    change(&followers)
    self.followers = followers.isEmpty ? nil : followers
  }
}
