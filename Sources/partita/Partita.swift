import ArgumentParser

@main
struct Partita: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partita", abstract: "Executable notebooks for DynamoDB single-table design.",
    version: "0.1.0",
    subcommands: [
      RunCommand.self, CheckCommand.self, PatternsCommand.self, SchemaCommand.self, NewCommand.self,
      CleanCommand.self,
      ServeCommand.self,
    ])
}
