import DynamoDBWire

/// Where reading goes on in a shard, as a text for the caller to hand back within 15 minutes.
///
/// Source: GetShardIterator, API reference.
struct ShardIterator: Sendable {
  static let lifetime = 15 * 60

  let streamARN: String
  let shardID: String
  /// In the stream's log.
  let place: Int
  /// Seconds since 1970.
  let created: Int

  init(streamARN: String, shardID: String, place: Int, created: Int) {
    self.streamARN = streamARN
    self.shardID = shardID
    self.place = place
    self.created = created
  }

  /// `arn:…|1|c2hhcmRJZC0…`
  var text: String {
    "\(streamARN)|1|\(Base64.encode(Array("\(shardID)|\(place)|\(created)".utf8)))"
  }

  /// nil where the text is no iterator.
  init?(_ text: String) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == "1", let content = Base64.decode(String(parts[2])) else {
      return nil
    }
    let fields = String(decoding: content, as: UTF8.self)
      .split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count == 3, let place = Int(fields[1]), let created = Int(fields[2]) else {
      return nil
    }
    self.init(
      streamARN: String(parts[0]), shardID: String(fields[0]), place: place, created: created)
  }
}
