import DynamoDBWire

/// What point-in-time recovery keeps of a table: every change of some days, from which the state at
/// any second of them can be told by undoing the later ones.
///
/// Source: "Point-in-time backups for DynamoDB", Developer Guide: 1 to 35 days; the latest time is
/// typically five minutes before the current one.
struct RecoveryLog: Sendable {
  static let longestPeriod = 35
  static let delay = 300

  struct Change: Sendable {
    let key: TreeKey
    let before: Item?
    /// Seconds since 1970.
    let time: Int
  }

  /// Which of all logs of changes it is.
  let number: Int
  private(set) var days: Int
  /// Before it, changes are not known.
  private(set) var knownSince: Int
  var log = AppendLog<Change>()

  init(number: Int, days: Int, at now: Int) {
    self.number = number
    self.days = days
    knownSince = now
  }

  /// One that was kept elsewhere.
  init(number: Int, days: Int, knownSince: Int, startIndex: Int) {
    self.init(number: number, days: days, at: knownSince)
    log = AppendLog(startIndex: startIndex)
  }

  mutating func setDays(_ days: Int, at now: Int) {
    knownSince = earliest(at: now)
    self.days = days
  }

  mutating func append(_ write: PlannedWrite, at time: Int) {
    log.append(Change(key: write.key, before: write.before, time: time))
    let horizon = time - days * 86_400
    log.dropBlocks { $0.time <= horizon }
  }

  func earliest(at now: Int) -> Int { max(knownSince, now - days * 86_400) }

  func latest(at now: Int) -> Int { max(earliest(at: now), now - Self.delay) }

  /// The table as it was at the end of a second: costs the changes since.
  func state(of table: Table, at time: Int) -> Table {
    var state = table
    state.followers = nil
    var seen: Set<TreeKey> = []
    for place in log.firstIndex(where: { $0.time > time })..<log.endIndex {
      let change = log[place]
      guard seen.insert(change.key).inserted else { continue }
      let undo = PlannedWrite(
        table: state, key: change.key, before: state[change.key], after: change.before)
      state.commit(undo, at: ChangeMoment(time: time))
    }
    return state
  }

  /// PointInTimeRecoveryDescription
  func description(at now: Int) -> JSON {
    [
      "PointInTimeRecoveryStatus": "ENABLED", "RecoveryPeriodInDays": .number(String(days)),
      "EarliestRestorableDateTime": .number(String(earliest(at: now))),
      "LatestRestorableDateTime": .number(String(latest(at: now))),
    ]
  }
}

extension Table {
  /// ContinuousBackupsDescription: they are on soon after a table is created (ScyllaDB's test_backup
  /// saw it), point-in-time recovery where it was switched on.
  func continuousBackups(at now: Int) -> JSON {
    let recovery = followers?.recovery?.description(at: now)
    let isOn = recovery != nil || now >= settings.created + 60
    return [
      "ContinuousBackupsStatus": isOn ? "ENABLED" : "DISABLED",
      "PointInTimeRecoveryDescription": recovery ?? ["PointInTimeRecoveryStatus": "DISABLED"],
    ]
  }
}
