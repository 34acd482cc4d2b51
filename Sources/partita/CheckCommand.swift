import ArgumentParser
import Reports

/// Reads scenarios and tells every mistake, without playing them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read scenarios and tell every mistake, without playing them.",
    discussion: "Exit codes: 0 no mistakes, 2 a file is wrong, 64 wrong usage.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var arguments: ScenarioArguments

  @Option(
    help: "How mistakes are told: as text on standard error, or as JSON on standard output.")
  var format = Format.text

  func run() throws {
    Output.ignoreClosedPipes()
    let files = try arguments.files(withParts: true)
    let loaded = LoadedScenarios(files, models: .areChecked)
    switch format {
    case .json: Output.standard.write(loaded.list.text)
    case .text:
      loaded.tellMistakes()
      if loaded.mistakes.isEmpty {
        let count = files.count == 1 ? "1 file" : "\(files.count) files"
        Output.standard.write("\(count), no mistakes\n")
      }
    }
    if !loaded.mistakes.isEmpty { try Status.fileWrong.exit() }
  }
}
