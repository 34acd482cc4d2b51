import DynamoDBWire

extension Database {
  /// All streams that can be read, in order of their ARNs.
  var streams: [ChangeStream] {
    let open = tablesByName.values.compactMap(\.followers?.stream)
    return (open + closedStreams.filter { !$0.isForgotten(at: clock) })
      .sorted { precedesByBytes($0.arn, $1.arn) }
  }

  /// - Throws: ResourceNotFoundException
  func stream(_ arn: String) throws(DynamoDBError) -> ChangeStream {
    let open = Parameters.tableName(fromARN: arn).flatMap { tablesByName[$0]?.followers?.stream }
    if let open, sameBytes(open.arn, arn) { return open }
    let closed = closedStreams.first { sameBytes($0.arn, arn) && !$0.isForgotten(at: clock) }
    guard let closed else {
      throw .resourceNotFound("Requested resource not found: Stream: \(arn) not found")
    }
    return closed
  }

  /// Switches a table's stream on, under a label it never had before.
  mutating func startStream(_ viewType: ChangeStream.ViewType, of table: inout Table) {
    let name = table.name
    let taken = closedStreams.filter { sameBytes($0.tableName, name) }.map(\.label)
    var milliseconds = 0
    while taken.contains(Timestamp.label(clock, milliseconds: milliseconds)) { milliseconds += 1 }
    logsCreated += 1
    let stream = ChangeStream(
      number: logsCreated, tableName: name,
      label: Timestamp.label(clock, milliseconds: milliseconds),
      viewType: viewType, keys: table.keys, created: clock)
    table.settings.options.streamLabel = stream.label
    table.follow { $0.stream = stream }
  }

  /// Closes a table's stream where it has one: its records stay readable for a day.
  mutating func stopStream(of table: inout Table) {
    guard var stream = table.followers?.stream else { return }
    table.follow { $0.stream = nil }
    stream.close(at: clock)
    let now = clock
    closedStreams.removeAll { $0.isForgotten(at: now) }
    closedStreams.append(stream)
  }
}

extension Parameters {
  /// `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL`
  mutating func streamARN(_ name: String) -> String? {
    guard let arn = text(name) else { return nil }
    let isStream =
      Self.tableName(fromARN: arn) != nil && arn.split(separator: "/").count == 4
      && arn.contains("/stream/")
    if !isStream { report(.operation, .validation("Invalid StreamArn")) }
    return arn
  }

  mutating func requiredStreamARN() -> String {
    if member("StreamArn") == nil { violation(nil, at: "streamArn", "Member must not be null") }
    return streamARN("StreamArn") ?? ""
  }

  /// The most that one answer lists.
  mutating func limit(_ maximum: Int) -> Int {
    let limit = integer("Limit", atLeast: 1) ?? maximum
    if limit > maximum {
      violation(
        String(limit), at: "limit", "Member must have value less than or equal to \(maximum)")
    }
    return limit
  }
}
