package import DynamoDBWire

/// One write of a batch.
package enum BatchWrite: Sendable {
  case put(Item)
  case delete(key: Item)

  fileprivate var json: JSON {
    switch self {
    case .put(let item): ["PutRequest": ["Item": .item(item)]]
    case .delete(let key): ["DeleteRequest": ["Key": .item(key)]]
    }
  }
}

extension Play {
  /// Writes any number of items, in batches, several at a time where the database is elsewhere.
  ///
  /// What the service could not take now (`UnprocessedItems`) is sent again, alone and after a pause
  /// that doubles. No two writes may have the same key.
  ///
  /// - Throws: The service's errors; `ProvisionedThroughputExceededException` where something is
  ///   left after the last attempt.
  package func write(_ table: String, _ writes: [BatchWrite]) async throws(DynamoDBError) {
    let chunks = stride(from: 0, to: writes.count, by: Self.batchSize).map { start in
      JSON.array(writes[start..<min(start + Self.batchSize, writes.count)].map(\.json))
    }
    try await FanOut.each(chunks, width: width, on: database) { chunk throws(DynamoDBError) in
      try await write(chunk, into: table)
    }
  }

  private func write(_ requests: JSON, into table: String) async throws(DynamoDBError) {
    var left = JSON.object([table: requests])
    var wait = 50
    for attempt in 1...Self.batchAttempts {
      let answer = try await database.send(Call("BatchWriteItem", ["RequestItems": left]))
      guard let unprocessed = answer.body["UnprocessedItems"],
        unprocessed.object?.isEmpty == false
      else { return }
      guard attempt < Self.batchAttempts else {
        throw DynamoDBError(
          "ProvisionedThroughputExceededException",
          "Items of '\(table)' were still unprocessed after \(attempt) attempts")
      }
      left = unprocessed
      await pause(wait)
      wait *= 2
    }
  }

  /// Source: "BatchWriteItem", API Reference: at most 25 requests.
  private static var batchSize: Int { 25 }
  private static var batchAttempts: Int { 8 }
}
