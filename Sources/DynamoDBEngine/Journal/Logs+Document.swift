import DynamoDBWire
import Journal

/// Streams and logs of point-in-time recovery without their changes, and back.
extension ChangeStream {
  var document: JSON.Object {
    ([
      "table": .string(tableName), "label": .string(label), "viewType": .string(viewType.rawValue),
      "keys": .object(keys.document), "created": .number(created),
      "start": .number(log.startIndex),
      "shards": .array(shards.map { .object($0.document) }),
    ] as JSON.Object).with("closed", closed.map(JSON.number))
  }

  init(_ document: Document, number: Int) throws(JournalFailure) {
    self.init(
      number: number, tableName: try document.text("table"), label: try document.text("label"),
      viewType: try document.choice("viewType", ViewType.self),
      keys: try KeySchema(document.document("keys"), limit: 1),
      created: try document.number("created"))
    closed = try document.optionalNumber("closed")
    log = try AppendLog(document)
    shards = []
    for element in try document.documents("shards") { shards.append(try StreamShard(element)) }
  }

  /// Whether the shards lie one after the other within the log.
  var isSound: Bool {
    var place = 0
    for (index, shard) in shards.enumerated() {
      let isLast = index == shards.count - 1
      guard shard.start >= place, shard.start <= log.endIndex else { return false }
      guard shard.end != nil || isLast, (shard.end == nil) == (shard.closed == nil) else {
        return false
      }
      place = shard.end ?? log.endIndex
      guard place >= shard.start, place <= log.endIndex else { return false }
    }
    return true
  }
}

extension StreamShard {
  fileprivate var document: JSON.Object {
    (["number": .number(number), "created": .number(created), "start": .number(start)]
      as JSON.Object)
      .with("end", end.map(JSON.number)).with("closed", closed.map(JSON.number))
  }

  fileprivate init(_ document: Document) throws(JournalFailure) {
    self.init(
      number: try document.count("number"), created: try document.number("created"),
      start: try document.count("start"), end: try document.optionalNumber("end"),
      closed: try document.optionalNumber("closed"))
  }
}

extension RecoveryLog {
  var document: JSON.Object {
    [
      "number": .number(number), "days": .number(days), "knownSince": .number(knownSince),
      "start": .number(log.startIndex),
    ]
  }

  init(_ document: Document) throws(JournalFailure) {
    let days = try document.number("days")
    guard (1...Self.longestPeriod).contains(days) else { throw Document.lacks("days") }
    self.init(
      number: try document.count("number"), days: days,
      knownSince: try document.number("knownSince"),
      startIndex: try AppendLog<Change>(document).startIndex)
  }
}

extension AppendLog {
  /// An empty log that begins where the document says.
  init(_ document: Document) throws(JournalFailure) {
    let start = try document.count("start")
    guard start.isMultiple(of: Self.blockSize) else { throw Document.lacks("start") }
    self.init(startIndex: start)
  }
}
