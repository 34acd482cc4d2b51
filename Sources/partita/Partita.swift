import ArgumentParser
import Documents

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

  /// The parser says of a misspelt command only that it is unexpected.
  static func main() async {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      !known.contains(word)
    {
      var mistake = Diagnostic.unknown("command", word, among: known, at: nil)
      if mistake.label == nil { mistake.label = "known: \(known.joined(separator: ", "))" }
      exit(withError: Status.exit(.usageWrong, mistake))
    }
    await main(nil)
  }
}
