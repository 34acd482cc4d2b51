import DynamoDBEngine
import DynamoDBWire

/// Prints what would be sent to an endpoint. Answers come from an embedded database, so that what
/// follows from them is printed too.
///
/// ```
/// CreateTable {"TableName":"partita-k3f9x2a1bc-chat",…}
/// ```
final class DryRun: DynamoDB {
  private let engine = Engine()

  func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    Output.standard.write("\(call.operation) \(JSON.object(call.body).text)\n")
    return try engine.run(call)
  }
}
