import DynamoDBWire

/// Reads the records behind an iterator: up to 1,000, and up to 1 MB.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html>
struct GetRecords: Operation {
  static let name = "GetRecords"
  static let isRead = true

  let iterator: ShardIterator?
  let limit: Int

  init(from parameters: inout Parameters) {
    let text = parameters.text("ShardIterator")
    parameters.checkLength(of: text, at: "shardIterator", 1...2048)
    iterator = text.flatMap { ShardIterator($0) }
    if text != nil, iterator == nil {
      parameters.report(.operation, .validation("Invalid ShardIterator"))
    }
    limit = parameters.limit(1_000)
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    guard let iterator else { throw .validation("Invalid ShardIterator") }
    let now = database.clock
    if now - iterator.created > ShardIterator.lifetime {
      throw DynamoDBError("ExpiredIteratorException", "The shard iterator has expired")
    }
    let stream = try database.stream(iterator.streamARN)
    guard let shard = stream.shards(at: now).first(where: { $0.id == iterator.shardID }) else {
      throw .trimmed
    }
    let end = shard.end ?? stream.log.endIndex
    if iterator.place < min(stream.horizon(at: now), end) { throw .trimmed }
    var records: [JSON] = []
    var bytes = 0
    var place = max(iterator.place, shard.start)
    while place < end, records.count < limit, bytes < Limits.pageSize {
      let (record, size) = stream.record(at: place)
      if bytes > 0, bytes + size > Limits.pageSize { break }
      records.append(record)
      bytes += size
      place += 1
    }
    let next =
      shard.end != nil && place >= end
      ? nil
      : ShardIterator(
        streamARN: iterator.streamARN, shardID: iterator.shardID, place: place, created: now)
    return (["Records": .array(records)] as JSON.Object)
      .with("NextShardIterator", next.map { .string($0.text) })
  }
}
