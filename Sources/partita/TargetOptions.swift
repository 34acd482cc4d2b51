import ArgumentParser
import Documents
import DynamoDBClient
import DynamoDBEngine
import DynamoDBWire

/// On which database scenarios are played.
struct TargetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A DynamoDB over HTTP to play on, such as 'http://127.0.0.1:8000'.",
      discussion: """
        Credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; on this machine none are \
        needed. Without it, the embedded database plays.
        """, valueName: "url"))
  var endpoint: String?

  @Option(help: ArgumentHelp("The endpoint's region.", valueName: "name"))
  var region: String?

  @Flag(help: "Let scenarios change and delete tables that were there before, on an endpoint.")
  var allowExisting = false

  func validate() throws {
    if endpoint == nil, region != nil || allowExisting {
      throw ValidationError("'--region' and '--allow-existing' belong to '--endpoint'.")
    }
  }

  func target() throws -> Target {
    guard let endpoint else { return .embedded }
    do throws(DynamoDBError) {
      let settings = try ClientSettings.environment(endpoint: endpoint, region: region)
      return .endpoint(Client(settings), allowsExisting: allowExisting)
    } catch {
      throw Status.exit(.usageWrong, .error(error.message, at: nil))
    }
  }
}

/// A database to play on.
enum Target: Sendable {
  case embedded
  case endpoint(Client, allowsExisting: Bool)

  var isEmbedded: Bool {
    if case .embedded = self { true } else { false }
  }

  /// The database of one scenario: an empty one, or the endpoint's.
  func database() -> any DynamoDB {
    switch self {
    case .embedded: Engine()
    case .endpoint(let client, let allowsExisting):
      ScannedDatabase(client, allowsExisting: allowsExisting)
    }
  }
}
