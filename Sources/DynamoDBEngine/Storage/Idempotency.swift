import DynamoDBWire

/// The transactions that were carried out with a token in the last ten minutes.
///
/// Source: TransactWriteItems, API reference, ClientRequestToken: the ten minutes begin when the
/// first request is finished.
struct Idempotency: Sendable {
  struct Entry: Sendable {
    let token: String
    let fingerprint: [UInt8]
    let replayed: ConsumedCapacities
    let finished: Int
  }

  static let lifetime = 600

  /// In the order in which they were finished.
  private(set) var log = AppendLog<Entry>()
  /// Where each token stands in the log, by its bytes.
  private var places: [[UInt8]: Int] = [:]

  init() {}

  /// One whose log begins at a later place.
  init(startIndex: Int) { log = AppendLog(startIndex: startIndex) }

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
    guard let place = places[Array(token.utf8)] else { return nil }
    let entry = log[place]
    return now - entry.finished < Self.lifetime ? entry : nil
  }

  mutating func remember(_ entry: Entry) {
    let start = log.startIndex
    log.dropBlocks { entry.finished - $0.finished >= Self.lifetime }
    if log.startIndex > start {
      let start = log.startIndex
      places = places.filter { $0.value >= start }
    }
    append(entry)
  }

  /// Remembers without forgetting anything.
  mutating func append(_ entry: Entry) {
    places[Array(entry.token.utf8)] = log.endIndex
    log.append(entry)
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
