import ArgumentParser
import DynamoDBWire
import Interpreter
import Scenarios

/// Prints what editors read to complete and check files while they are written.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a kind of file, for editors.")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scenario, model
  }

  @Argument(help: "Which files.")
  var kind = Kind.scenario

  func run() {
    Output.ignoreClosedPipes()
    let language = Language.standard
    let schema =
      switch kind {
      case .scenario: language.scenarioSchema
      case .model: language.modelSchema
      }
    Output.standard.write(schema.pretty(width: 100) + "\n")
  }
}
