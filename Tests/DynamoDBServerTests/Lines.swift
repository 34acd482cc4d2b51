import DynamoDBServer
import Synchronization

/// What an access log was given.
final class Lines: Sendable {
  private let records = Mutex<[AccessRecord]>([])

  var all: [AccessRecord] { records.withLock { $0 } }

  func add(_ record: AccessRecord) { records.withLock { $0.append(record) } }
}
