import ArgumentParser

@main
struct Partita: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partita", abstract: "Executable notebooks for DynamoDB single-table design.",
    subcommands: [ServeCommand.self])
}
