import DynamoDBWire

/// Gives an iterator, from which GetRecords reads a shard.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html>
struct GetShardIterator: Operation {
  static let name = "GetShardIterator"
  static let isRead = true

  enum Start: String {
    case trimHorizon = "TRIM_HORIZON"
    case latest = "LATEST"
    case at = "AT_SEQUENCE_NUMBER"
    case after = "AFTER_SEQUENCE_NUMBER"

    var takesNumber: Bool { self == .at || self == .after }
  }

  let arn: String
  let shardID: String
  let start: Start
  let sequenceNumber: String?

  init(from parameters: inout Parameters) {
    arn = parameters.requiredStreamARN()
    let shard = parameters.text("ShardId")
    parameters.checkLength(of: shard, at: "shardId", 28...65)
    shardID = shard ?? ""
    let type = parameters.choice(
      "ShardIteratorType",
      of: ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"])
    if parameters.member("ShardIteratorType") == nil {
      parameters.violation(nil, at: "shardIteratorType", "Member must not be null")
    }
    start = type.flatMap(Start.init) ?? .latest
    sequenceNumber = parameters.text("SequenceNumber")
    if let sequenceNumber {
      parameters.checkLength(of: sequenceNumber, at: "sequenceNumber", 21...40)
      if !start.takesNumber {
        parameters.report(
          .operation,
          .invalidParameter(
            "SequenceNumber should not be specified when ShardIteratorType is \(start.rawValue)"))
      }
    } else if start.takesNumber {
      parameters.report(
        .operation,
        .invalidParameter(
          "SequenceNumber must be specified when ShardIteratorType is \(start.rawValue)"))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let stream = try database.stream(arn)
    guard let shard = stream.shards(at: database.clock).first(where: { $0.id == shardID }) else {
      throw .resourceNotFound("Requested resource not found: Shard does not exist")
    }
    let iterator = ShardIterator(
      streamARN: arn, shardID: shardID,
      place: try place(in: shard, of: stream, at: database.clock), created: database.clock)
    return ["ShardIterator": .string(iterator.text)]
  }

  private func place(
    in shard: StreamShard, of stream: ChangeStream, at now: Int
  ) throws(DynamoDBError) -> Int {
    let horizon = stream.horizon(at: now)
    let end = shard.end ?? stream.log.endIndex
    guard let sequenceNumber else {
      return start == .latest ? end : min(max(shard.start, horizon), end)
    }
    guard
      let first = SequenceNumber.place(of: sequenceNumber, isExclusive: false),
      let place = SequenceNumber.place(of: sequenceNumber, isExclusive: start == .after),
      (shard.start...end).contains(first), place <= end
    else { throw .invalidParameter("Invalid SequenceNumber for the shard") }
    if first < min(horizon, end) { throw .trimmed }
    return place
  }
}

extension DynamoDBError {
  static let trimmed = DynamoDBError(
    "TrimmedDataAccessException", "The data you are trying to access has been trimmed")
}
