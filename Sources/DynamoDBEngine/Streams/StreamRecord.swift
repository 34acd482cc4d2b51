import DynamoDBWire

/// One change of one item.
struct StreamRecord: Sendable {
  /// nil where the item is new.
  let before: Item?
  /// nil where the item was deleted.
  let after: Item?
  /// Seconds since 1970.
  let time: Int
  /// Whether time to live deleted the item.
  let isByService: Bool

  var eventName: String {
    if before == nil { "INSERT" } else if after == nil { "REMOVE" } else { "MODIFY" }
  }
}

extension ChangeStream {
  /// What the record at a place holds, and its size.
  ///
  /// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html>
  func record(at place: Int) -> (json: JSON, size: Int) {
    let record = log[place]
    let keys = Item(
      unique: keys.names.compactMap { name in
        (record.after ?? record.before)?[name].map { (name, $0) }
      })
    let new = viewType == .newImage || viewType == .newAndOldImages ? record.after : nil
    let old = viewType == .oldImage || viewType == .newAndOldImages ? record.before : nil
    let size = keys.size + (new?.size ?? 0) + (old?.size ?? 0)
    let content =
      ([
        "ApproximateCreationDateTime": .number(String(record.time)), "Keys": .item(keys),
      ] as JSON.Object)
      .with("NewImage", new.map(JSON.item))
      .with("OldImage", old.map(JSON.item))
      .with("SequenceNumber", .string(SequenceNumber.record(place)))
      .with("SizeBytes", .number(String(size)))
      .with("StreamViewType", .string(viewType.rawValue))
    let event: JSON.Object = [
      "eventID": .string(eventID(of: place)), "eventName": .string(record.eventName),
      "eventVersion": "1.1", "eventSource": "aws:dynamodb",
      "awsRegion": .string(Database.region), "dynamodb": .object(content),
    ]
    let identity: JSON = ["PrincipalId": "dynamodb.amazonaws.com", "Type": "Service"]
    return (.object(event.with("userIdentity", record.isByService ? identity : nil)), size)
  }

  /// 32 hexadecimal digits, the same each time the record is read.
  private func eventID(of place: Int) -> String {
    let parts = ["a", "b"].map { MD5.prefix(of: Array("\($0)\(arn)/\(place)".utf8)) }
    return parts.map { part in
      let digits = String(part, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
