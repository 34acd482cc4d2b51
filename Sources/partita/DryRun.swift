import DynamoDBEngine
import DynamoDBWire
import Scenarios
import Synchronization
import Templates

/// Prints what would be sent to an endpoint. Answers come from an embedded database, so that what
/// follows from them is printed too.
///
/// ```
/// CreateTable {"TableName":"partita-k3f9x2a1bc-chat",…}
/// ```
final class DryRun: DynamoDB {
  private let engine = Engine()
  private let mask: Mask
  private let count = Mutex(0)

  /// - Parameter mask: Hides the secrets of the scenarios.
  init(mask: Mask) { self.mask = mask }

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    count.withLock { $0 += 1 }
    Output.standard.write(mask.text("\(call.operation) \(JSON.object(call.body).text)") + "\n")
    return try engine.run(call)
  }

  /// Says that nothing came of it.
  func close() {
    let count = count.withLock { $0 }
    Output.error.write("dry run: \(count) \(count == 1 ? "request" : "requests"), none was sent\n")
  }
}

extension [Scenario] {
  /// Hides the values of their secrets, given or their own.
  func mask(_ given: [Value.Entry]) -> Mask {
    Mask(
      flatMap { scenario in
        scenario.secrets.flatMap { name -> [Value] in
          let own = scenario.vars.first { $0.name == name }?.template.constant
          return [given.first { $0.name == name }?.value, own].compactMap(\.self)
        }
      })
  }
}
