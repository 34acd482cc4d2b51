import DynamoDBWire

/// A Query or Scan that reads less on a page than the service's 1 MB.
///
/// As on the service, what is read counts, not what a filter leaves of it, and the item that goes
/// beyond the size is the page's last.
struct ShortPage {
  let call: Call
  let bytes: Int

  init(_ call: Call, bytes: Int) {
    self.call = call
    self.bytes = bytes
  }

  func send(to database: any DynamoDB) async throws(DynamoDBError) -> Answer {
    let asked = call.body["Limit"]?.int
    guard let fits = try await count(in: database), fits < asked ?? Int.max else {
      return try await database.send(call)
    }
    var limited = call
    limited.body["Limit"] = .number(String(fits))
    return try await database.send(limited)
  }

  /// How many items a page holds; nil where the size is not reached.
  private func count(in database: any DynamoDB) async throws(DynamoDBError) -> Int? {
    let page: Answer
    do throws(DynamoDBError) {
      page = try await database.send(unfiltered)
    } catch {
      // What is wrong with the call, it says itself.
      return nil
    }
    var size = 0
    let items = page.body["Items"]?.array ?? []
    for (index, json) in items.enumerated() {
      size += (try Item(json: json)).size
      if size >= bytes, index + 1 < items.count { return index + 1 }
    }
    return nil
  }

  /// The same call for whole items, all that are read, with the names and values it still uses.
  private var unfiltered: Call {
    var call = call
    for name in [
      "FilterExpression", "ProjectionExpression", "Select", "AttributesToGet", "QueryFilter",
      "ScanFilter", "ConditionalOperator", "ReturnConsumedCapacity",
    ] { call.body[name] = nil }
    let used = call.body["KeyConditionExpression"]?.string ?? ""
    for member in ["ExpressionAttributeNames", "ExpressionAttributeValues"] {
      guard let given = call.body[member]?.object else { continue }
      let kept = given.members.filter { Self.uses($0.name, in: used) }
      call.body[member] = kept.isEmpty ? nil : .object(JSON.Object(uniqueMembers: kept))
    }
    return call
  }

  /// Whether a placeholder stands in an expression, as a whole word.
  private static func uses(_ placeholder: String, in expression: String) -> Bool {
    var rest = expression.utf8[...]
    while let place = rest.firstRange(of: placeholder.utf8) {
      rest = rest[place.upperBound...]
      guard let next = rest.first else { return true }
      let isWord =
        (0x61...0x7A).contains(next | 0x20) || (0x30...0x39).contains(next)
        || next == UInt8(ascii: "_")
      if !isWord { return true }
    }
    return false
  }
}
