import DynamoDBWire

/// The stream of one table: a record for each real change, kept for a day.
///
/// Source: "Change data capture for DynamoDB Streams", Developer Guide. Records stand in one log;
/// a shard is a part of it that is open for four hours, so there is one open shard at a time.
struct ChangeStream: Sendable {
  enum ViewType: String, Sendable {
    case keysOnly = "KEYS_ONLY"
    case newImage = "NEW_IMAGE"
    case oldImage = "OLD_IMAGE"
    case newAndOldImages = "NEW_AND_OLD_IMAGES"
  }

  static let lifetime = 86_400
  static let shardLifetime = 4 * 3_600

  /// Which of all logs of changes it is.
  let number: Int
  let tableName: String
  /// The time of its creation, which makes its ARN unique.
  let label: String
  let viewType: ViewType
  let keys: KeySchema
  /// Seconds since 1970.
  let created: Int
  var log = AppendLog<StreamRecord>()
  var shards: [StreamShard]
  /// When it was switched off, or its table deleted.
  var closed: Int?

  init(
    number: Int, tableName: String, label: String, viewType: ViewType, keys: KeySchema, created: Int
  ) {
    self.number = number
    self.tableName = tableName
    self.label = label
    self.viewType = viewType
    self.keys = keys
    self.created = created
    shards = [StreamShard(number: 0, created: created, start: 0)]
  }

  var arn: String { "\(TableSettings.arn(of: tableName))/stream/\(label)" }

  mutating func append(_ record: StreamRecord) {
    if let shard = shards.last, record.time >= shard.created + Self.shardLifetime {
      closeShard(at: record.time)
      shards.append(
        StreamShard(number: shard.number + 1, created: record.time, start: log.endIndex))
    }
    log.append(record)
    let horizon = record.time - Self.lifetime
    log.dropBlocks { $0.time <= horizon }
    while let first = shards.first, let closed = first.closed, closed <= horizon {
      shards.removeFirst()
    }
  }

  mutating func close(at time: Int) {
    closeShard(at: time)
    closed = time
  }

  private mutating func closeShard(at time: Int) {
    guard !shards.isEmpty else { return }
    shards[shards.count - 1].end = log.endIndex
    shards[shards.count - 1].closed = time
  }

  /// Whether the stream and what it held can no longer be read.
  func isForgotten(at now: Int) -> Bool { closed.map { $0 + Self.lifetime <= now } ?? false }

  /// The shards that can be read, the oldest first.
  func shards(at now: Int) -> [StreamShard] {
    shards.filter { shard in shard.closed.map { $0 + Self.lifetime > now } ?? true }
  }

  /// The first place whose record has not been trimmed.
  func horizon(at now: Int) -> Int {
    log.firstIndex { $0.time > now - Self.lifetime }
  }
}

/// A part of a stream's log.
struct StreamShard: Sendable, Equatable {
  let number: Int
  /// Seconds since 1970.
  let created: Int
  /// The place of its first record.
  let start: Int
  /// The place behind its last record, once it is closed.
  var end: Int?
  var closed: Int?

  /// `shardId-00000001700000000000-00000000`: in order of time.
  var id: String { Self.id(number: number, created: created) }

  private static func id(number: Int, created: Int) -> String {
    "shardId-\(padded(String(created * 1000), 20))-\(padded(String(number, radix: 16), 8))"
  }

  private static func padded(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  func json(parent: StreamShard?) -> JSON {
    let range = (["StartingSequenceNumber": .string(SequenceNumber.start(start))] as JSON.Object)
      .with("EndingSequenceNumber", end.map { .string(SequenceNumber.end($0)) })
    return .object(
      (["ShardId": .string(id)] as JSON.Object)
        .with("SequenceNumberRange", .object(range))
        .with("ParentShardId", parent.map { .string($0.id) }))
  }
}
