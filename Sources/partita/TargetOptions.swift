import ArgumentParser
import Documents
import DynamoDBClient
import DynamoDBEngine
import DynamoDBRetries
import DynamoDBWire

/// On which databases scenarios are played.
struct TargetOptions: ParsableArguments {
  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "A database to play on: 'embedded', a URL, or 'aws:REGION'. Repeatable.",
      discussion: """
        A name may stand before it: 'moto=http://127.0.0.1:5000'. The first one's reports are written. \
        Credentials are found as AWS's tools find them; on this machine none are needed. Without \
        it, the embedded database plays.
        """, valueName: "target"),
    transform: TargetName.init(argument:))
  var on: [TargetName] = []

  @Option(help: ArgumentHelp("The same as '--on URL'.", valueName: "url"))
  var endpoint: String?

  @Option(help: ArgumentHelp("The endpoint's region.", valueName: "name"))
  var region: String?

  @Option(
    help: ArgumentHelp("The profile in ~/.aws whose credentials to use.", valueName: "name"))
  var profile: String?

  @Flag(help: "Let scenarios change and delete tables that were there before, on an endpoint.")
  var allowExisting = false

  @Option(
    help: ArgumentHelp(
      "What the names of tables start with on an endpoint; '' for nothing.",
      discussion: "Without it, each scenario gets one of its own: partita-…-.",
      valueName: "text"))
  var tablePrefix: String?

  @Flag(help: "Print the requests in place of sending them, on an endpoint.")
  var dryRun = false

  private var names: [TargetName] {
    let all = on + (endpoint.map { [TargetName(.endpoint($0))] } ?? [])
    return all.isEmpty ? [TargetName(.embedded)] : all
  }

  var isEmbeddedOnly: Bool { names.allSatisfy { $0.place == .embedded } }

  func validate() throws {
    if isEmbeddedOnly,
      region != nil || profile != nil || tablePrefix != nil || allowExisting || dryRun
    {
      throw ValidationError(
        "'--region', '--profile', '--table-prefix', '--allow-existing' and '--dry-run' belong to "
          + "'--endpoint' or '--on'.")
    }
    if allowExisting, tablePrefix != "" {
      throw ValidationError(
        "'--allow-existing' goes with '--table-prefix \"\"': with a prefix, a run sees no table but "
          + "its own.")
    }
  }

  /// - Parameter dryRun: What takes the place of endpoints; nil where requests are sent.
  func targets(dryRun: DryRun? = nil) async throws -> [Target] {
    var targets: [Target] = []
    for name in names {
      do throws(DynamoDBError) {
        targets.append(try await target(name, dryRun))
      } catch {
        throw Status.exit(.usageWrong, .error(error.message, at: nil))
      }
    }
    return targets
  }

  private func target(
    _ name: TargetName, _ dryRun: DryRun?
  ) async throws(DynamoDBError) -> Target {
    var url: String?
    var region = region
    switch name.place {
    case .embedded: return Target(name: name, endpoint: nil)
    case .endpoint(let text): url = text
    case .service(let named): region = named ?? region
    }
    if let dryRun { return endpoint(name, dryRun) }
    let surroundings = try Surroundings(profile: profile)
    let settings = try await ClientSettings.found(endpoint: url, region: region, in: surroundings)
    let policy = settings.attempts.map { RetryPolicy(attempts: $0) } ?? RetryPolicy()
    return endpoint(name, Retrier(Client(settings), policy: policy))
  }

  private func endpoint(_ name: TargetName, _ client: any DynamoDB) -> Target {
    Target(
      name: name,
      endpoint: EndpointTarget(
        client: client, prefix: tablePrefix.map { .given($0) } ?? .own,
        allowsExisting: allowExisting))
  }
}

/// A database to play on.
struct Target: Sendable {
  /// As the command line names it.
  let name: TargetName
  /// nil is the embedded database.
  let endpoint: EndpointTarget?
  /// The database of all scenarios, where it is kept in a file.
  var kept: JournaledEngine?

  /// Whether each scenario, and each of its cases, has a database of its own.
  var isForked: Bool { isEmbedded && kept == nil }

  var isEmbedded: Bool { endpoint == nil }

  /// The database of one scenario: an empty one, the one that is kept, or tables of its own on an
  /// endpoint.
  func database() -> any DynamoDB { endpoint?.database() ?? kept ?? Engine() }
}
