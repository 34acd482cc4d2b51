import DynamoDBWire
import Journal

extension Database {
  /// What of a database is a number: the clock, and what must never be given out twice.
  struct Counters: Equatable {
    var clock = 0
    var tables = 0
    var logs = 0
    var backups = 0
    var policies = 0
    /// Where the log of tokens begins.
    var tokens = 0
  }

  var counters: Counters {
    get {
      Counters(
        clock: clock, tables: tablesCreated, logs: logsCreated, backups: backupsCreated,
        policies: policiesPut, tokens: idempotency.log.startIndex)
    }
    set {
      clock = newValue.clock
      tablesCreated = newValue.tables
      logsCreated = newValue.logs
      backupsCreated = newValue.backups
      policiesPut = newValue.policies
      idempotency = Idempotency(startIndex: newValue.tokens)
    }
  }
}

extension Database.Counters {
  var document: JSON.Object {
    [
      "clock": .number(clock), "tables": .number(tables), "logs": .number(logs),
      "backups": .number(backups), "policies": .number(policies), "start": .number(tokens),
    ]
  }

  init(_ document: Document) throws(JournalFailure) {
    self.init(
      clock: try document.number("clock"), tables: try document.count("tables"),
      logs: try document.count("logs"), backups: try document.count("backups"),
      policies: try document.count("policies"),
      tokens: try AppendLog<Idempotency.Entry>(document).startIndex)
  }
}
