import ArgumentParser
import Documents
import DynamoDBClient
import DynamoDBWire
import Glibc

/// Deletes tables that interrupted runs have left on an endpoint.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Delete tables that runs have left on an endpoint.",
    discussion: """
      Only tables whose name and tag both say that a run made them are found. Those of a run that \
      is still going on are among them.
      """)

  @OptionGroup var target: TargetOptions

  @Flag(name: .shortAndLong, help: "Delete without asking.")
  var yes = false

  func validate() throws {
    if target.isEmbeddedOnly {
      throw ValidationError("'clean' needs an endpoint: '--endpoint URL' or '--on aws:REGION'.")
    }
  }

  func run() async throws {
    Output.ignoreClosedPipes()
    for target in try await target.targets() {
      guard let endpoint = target.endpoint else { continue }
      do throws(DynamoDBError) {
        try await clean(endpoint.client, target.name.text)
      } catch {
        throw Status.exit(.databaseUnreachable, .error(error.message, at: nil))
      }
    }
  }

  private func clean(_ database: any DynamoDB, _ place: String) async throws(DynamoDBError) {
    let leftovers = try await Leftovers.find(in: database)
    guard !leftovers.isEmpty else {
      Output.standard.write("\(place): no tables of runs are left\n")
      return
    }
    Output.standard.write("\(place): \(leftovers.count) tables of runs:\n")
    for name in leftovers { Output.standard.write("  \(name)\n") }
    guard yes || agrees() else {
      Output.standard.write("nothing was deleted\n")
      return
    }
    try await Leftovers.delete(leftovers, from: database) { progress in
      Output.error.write("waiting: \(progress)\n")
    }
    Output.standard.write("deleted\n")
  }

  private func agrees() -> Bool {
    Output.standard.write("Delete them? [y/N] ")
    let answer = readLine()?.lowercased()
    return answer == "y" || answer == "yes"
  }
}
