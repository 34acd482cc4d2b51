import DynamoDBWire

/// A batch of which the database does a part, as the service does when it has too much to do.
struct PartialBatch {
  private let call: Call
  private var done = JSON.Object()
  private var left = JSON.Object()

  /// - Parameter leaves: Asked for each request of the batch in order. The first is done all the same
  ///   where nothing else would be: a batch of which nothing is done is an error on the service.
  init(_ call: Call, leaves: () -> Bool) {
    self.call = call
    var isFirst = true
    for (table, value) in call.body["RequestItems"]?.object?.members ?? [] {
      let isRead = call.operation == "BatchGetItem"
      let requests = (isRead ? value["Keys"] : value)?.array ?? []
      var kept: [JSON] = []
      var held: [JSON] = []
      for request in requests {
        if leaves(), !isFirst { held.append(request) } else { kept.append(request) }
        isFirst = false
      }
      func member(_ requests: [JSON]) -> JSON {
        guard isRead, var settings = value.object else { return .array(requests) }
        settings["Keys"] = .array(requests)
        return .object(settings)
      }
      // What is no batch is for the database to refuse.
      if !kept.isEmpty || requests.isEmpty { done[table] = requests.isEmpty ? value : member(kept) }
      if !held.isEmpty { left[table] = member(held) }
    }
  }

  func send(to database: any DynamoDB) async throws(DynamoDBError) -> Answer {
    var part = call
    part.body["RequestItems"] = .object(done)
    var answer = try await database.send(part)
    let member = call.operation == "BatchGetItem" ? "UnprocessedKeys" : "UnprocessedItems"
    var unprocessed = answer.body[member]?.object ?? [:]
    for (table, value) in left.members {
      unprocessed[table] = Self.joined(unprocessed[table], value)
    }
    answer.body[member] = .object(unprocessed)
    return answer
  }

  /// What the database left of a table's requests, and what was held back here.
  private static func joined(_ first: JSON?, _ second: JSON) -> JSON {
    if let first = first?.array { return .array(first + (second.array ?? [])) }
    guard var settings = first?.object, let keys = settings["Keys"]?.array else { return second }
    settings["Keys"] = .array(keys + (second["Keys"]?.array ?? []))
    return .object(settings)
  }
}
