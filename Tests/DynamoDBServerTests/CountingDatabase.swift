import DynamoDBWire
import Synchronization

/// Gives one answer again and again, and counts how often.
final class CountingDatabase: ImmediateDynamoDB {
  private let answer: JSON.Object
  private let count = Mutex(0)

  init(answer: JSON.Object) { self.answer = answer }

  var calls: Int { count.withLock { $0 } }

  func run(_ call: Call) throws(DynamoDBError) -> Answer {
    count.withLock { $0 += 1 }
    return Answer(answer)
  }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer { try run(call) }
}
