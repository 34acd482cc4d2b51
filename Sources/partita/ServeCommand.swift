import ArgumentParser
import DynamoDBEngine
import DynamoDBServer
import DynamoDBSigning
import DynamoDBWire
import Glibc

/// `partita serve`: the embedded engine for any client of DynamoDB.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve a DynamoDB over HTTP, in memory or kept in a file.",
    discussion: """
      Any AWS SDK works with --endpoint-url http://127.0.0.1:8000, a region and made-up credentials. \
      What is stored is gone when the command ends, unless --data names a file to keep it in.
      """)

  @Option(help: "The port to listen on; 0 takes any free one.")
  var port = 8000

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Flag(help: "Answer only requests signed with a known key.")
  var verifySignatures = false

  @Option(
    help: ArgumentHelp(
      "The keys to know, a file as in ~/.aws/credentials; without it, AWS_ACCESS_KEY_ID and "
        + "AWS_SECRET_ACCESS_KEY.", valueName: "file"))
  var credentials: String?

  @Flag(help: "Listen on other addresses than this machine's own without checking signatures.")
  var allowUnsigned = false

  @Flag(help: "Write a line for each request to standard error.")
  var log = false

  @Option(help: "Connections at a time; more are refused.")
  var maxConnections = 1000

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is \(port), but ports go from 0 to 65535.")
    }
    guard maxConnections > 0 else {
      throw ValidationError("--max-connections is \(maxConnections), but must be 1 or more.")
    }
    guard verifySignatures || allowUnsigned || isLoopback else {
      throw ValidationError(
        "Everybody who reaches \(host) could read and write: add --verify-signatures, "
          + "or --allow-unsigned where that is meant.")
    }
    if credentials != nil, !verifySignatures {
      throw ValidationError("--credentials is only of use with --verify-signatures.")
    }
  }

  private var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.utf8.allSatisfy { $0 < 0x3A })
  }

  func run() async throws {
    var settings = ServerSettings(host: host, port: port, maximumConnections: maxConnections)
    if verifySignatures {
      settings.signatures = SignatureCheck(credentials: try knownCredentials())
    }
    if log {
      settings.log = { record in Output.error.write(record.line + "\n") }
    }
    raiseFileLimit(to: maxConnections + 64)
    let ending = EndingSignals()
    let kept = try data.open(clock: .system)
    let database: any DynamoDB = kept ?? Engine(clock: .system)
    let server: Server
    do throws(Server.Failure) {
      server = try await Server.start(database, settings)
    } catch {
      kept?.close()
      Output.error.write("error: \(error)\n")
      throw ExitCode.failure
    }
    let shown = host.contains(":") ? "[\(host)]" : host
    Output.standard.write(
      "partita serves DynamoDB on http://\(shown):\(server.port) "
        + "(\(data.file.map { "kept in \($0)" } ?? "in memory"); Ctrl-C ends it)\n")
    await ending.wait()
    await server.stop()
    kept?.close()
  }

  private func knownCredentials() throws -> [Credentials] {
    do throws(CredentialsFailure) {
      if let file = credentials { return try Credentials.read(file: file) }
      if let own = Credentials.environment { return [own] }
    } catch {
      Output.error.write("error: \(error)\n")
      throw ExitCode.failure
    }
    throw ValidationError(
      "--verify-signatures needs keys: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
        + "or name a file with --credentials.")
  }

  /// As many files as connections are allowed, as far as the system lets us.
  private func raiseFileLimit(to count: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    guard limit.rlim_cur < rlim_t(count) else { return }
    limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
