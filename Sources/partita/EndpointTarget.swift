import DynamoDBClient
import DynamoDBEngine
import DynamoDBRetries
import DynamoDBWire

/// A DynamoDB that is shared with others, on which each scenario gets tables of its own.
struct EndpointTarget: Sendable {
  /// All calls go through it, so that throttling slows all scenarios down together.
  let client: any DynamoDB
  let prefix: Prefix
  let allowsExisting: Bool

  enum Prefix: Sendable {
    /// A new one for each scenario.
    case own
    case given(String)
  }

  /// The database of one scenario.
  func database() -> ScannedDatabase {
    let ready = ReadyTables(client) { progress in
      Output.error.write("waiting: \(progress)\n")
    }
    let given: TablePrefix =
      switch prefix {
      case .own: .random()
      case .given(let text): TablePrefix(text)
      }
    guard !given.text.isEmpty else {
      return ScannedDatabase(ready, allowsExisting: allowsExisting)
    }
    return ScannedDatabase(
      PrefixedDatabase(ready, prefix: given), allowsExisting: allowsExisting,
      ownsPrefix: given.isUnique)
  }
}
