import DynamoDBWire

/// Describes a stream and its shards, the oldest first; up to 100 shards at a time.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html>
struct DescribeStream: Operation {
  static let name = "DescribeStream"
  static let isRead = true

  let arn: String
  let exclusiveStart: String?
  /// The shard whose children are asked for.
  let parent: String?
  let limit: Int

  init(from parameters: inout Parameters) {
    arn = parameters.requiredStreamARN()
    exclusiveStart = parameters.text("ExclusiveStartShardId")
    if exclusiveStart != nil {
      parameters.checkLength(of: exclusiveStart, at: "exclusiveStartShardId", 28...65)
    }
    limit = parameters.limit(100)
    let filter = parameters.object("ShardFilter")
    parent = filter.flatMap { filter in
      parameters.inside(filter, at: "shardFilter") { inner in
        let type = inner.choice("Type", of: ["CHILD_SHARDS"])
        let shard = inner.text("ShardId")
        if type == nil { inner.violation(nil, at: "type", "Member must not be null") }
        inner.checkLength(of: shard, at: "shardId", 28...65)
        return shard
      }
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let stream = try database.stream(arn)
    let all = stream.shards(at: database.clock)
    var described: [(shard: StreamShard, parent: StreamShard?)] = []
    for (index, shard) in all.enumerated() {
      let before = index > 0 ? all[index - 1] : nil
      if let parent, before?.id != parent { continue }
      if let exclusiveStart, !precedesByBytes(exclusiveStart, shard.id) { continue }
      described.append((shard, before))
    }
    let page = described.prefix(limit)
    let description: JSON.Object = [
      "StreamArn": .string(arn), "StreamLabel": .string(stream.label),
      "StreamStatus": stream.closed == nil ? "ENABLED" : "DISABLED",
      "StreamViewType": .string(stream.viewType.rawValue),
      "CreationRequestDateTime": .number(String(stream.created)),
      "TableName": .string(stream.tableName), "KeySchema": stream.keys.json,
      "Shards": .array(page.map { $0.shard.json(parent: $0.parent) }),
    ]
    let last = described.count > limit ? page.last?.shard.id : nil
    return [
      "StreamDescription": .object(
        description.with("LastEvaluatedShardId", last.map(JSON.string)))
    ]
  }
}
