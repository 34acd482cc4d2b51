import DynamoDBWire

/// The transactions that were carried out with a token in the last ten minutes.
///
/// Source: TransactWriteItems, API reference, ClientRequestToken: the ten minutes begin when the
/// first request is finished.
struct Idempotency: Sendable {
  struct Entry: Sendable {
    let fingerprint: [UInt8]
    let replayed: ConsumedCapacities
    let finished: Int
  }

  static let lifetime = 600

  private var entries: [String: Entry] = [:]

  /// The same for requests that say the same in another order (LocalStack's test_dynamodb_idempotent_writing,
  /// recorded on the service).
  static func fingerprint(of json: JSON) -> [UInt8] {
    var text: [UInt8] = []
    json.write(to: &text)
    guard let plain = try? JSONParser.parse(text) else { return text }
    var sorted: [UInt8] = []
    plain.sortedByNames.write(to: &sorted)
    return sorted
  }

  subscript(token: String, at now: Int) -> Entry? {
    guard let entry = entries[token], now - entry.finished < Self.lifetime else { return nil }
    return entry
  }

  mutating func remember(
    _ token: String, fingerprint: [UInt8], replayed: ConsumedCapacities, at now: Int
  ) {
    // Forgetting costs what is there, so it happens only when much has gathered.
    if entries.count > 1_000 {
      entries = entries.filter { now - $0.value.finished < Self.lifetime }
    }
    entries[token] = Entry(fingerprint: fingerprint, replayed: replayed, finished: now)
  }
}

extension Parameters {
  mutating func clientRequestToken() -> String? {
    guard let token = text("ClientRequestToken") else { return nil }
    checkLength(of: token, at: "clientRequestToken", 1...36)
    return token
  }
}

extension DynamoDBError {
  static let idempotentMismatch = DynamoDBError(
    "IdempotentParameterMismatchException",
    "Request does not match the original request used with this idempotent token")
}

extension JSON {
  /// Plain JSON with the members of all objects in the order of their names' bytes. Requests are not
  /// nested deeper than the parser reads.
  fileprivate var sortedByNames: JSON {
    switch self {
    case .object(let object):
      let members = object.members.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      }
      return .object(Object(uniqueMembers: members.map { ($0.name, $0.value.sortedByNames) }))
    case .array(let elements): return .array(elements.map(\.sortedByNames))
    default: return self
    }
  }
}
