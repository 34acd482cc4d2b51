import ArgumentParser
import Documents
import DynamoDBEngine
import Interpreter
import Reports
import Scenarios

/// Draws a table, an item collection or an index for a talk.
struct DrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a table, an item collection or an index as it is after a step, as SVG.")

  @Argument(help: "A scenario file.")
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "A step's id, or its number in the report.",
      discussion: "Without it, the last state in which something stands in a table.",
      valueName: "id"))
  var step: String?

  @Option(help: ArgumentHelp("The partition key of a collection.", valueName: "key"))
  var collection: String?

  @Option(help: ArgumentHelp("The name of an index.", valueName: "name"))
  var index: String?

  @Option(help: ArgumentHelp("The name of a table; without any, the only one.", valueName: "name"))
  var table: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "path"))
  var output: String?

  func validate() throws {
    if [collection, index, table].compactMap(\.self).count > 1 {
      throw ValidationError("'--collection', '--index' and '--table' exclude each other.")
    }
  }

  private var subject: Picture.Subject {
    if let collection { return .collection(collection) }
    if let index { return .index(index) }
    return .table(table)
  }

  func run() async throws {
    Output.ignoreClosedPipes()
    let loaded = LoadedScenarios([scenario])
    loaded.tellMistakes()
    guard let scenario = loaded.scenarios.first else { return try Status.fileWrong.exit() }
    let run = try await PlayedScenario.play(scenario)
    let picture: String
    do {
      picture = try Picture.svg(of: run, after: step, subject)
      if let output { try ReportFile.write(picture, to: output) }
    } catch {
      throw Status.exit(.usageWrong, error)
    }
    if output == nil { Output.standard.write(picture) }
  }
}
