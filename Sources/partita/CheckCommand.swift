import ArgumentParser

/// Reads scenarios and tells every mistake, without playing them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read scenarios and tell every mistake, without playing them.")

  @OptionGroup var arguments: ScenarioArguments

  func run() throws {
    Output.ignoreClosedPipes()
    let files = try arguments.files(withParts: true)
    let loaded = LoadedScenarios(files, models: .areChecked)
    loaded.tellMistakes()
    if !loaded.mistakes.isEmpty { try Status.fileWrong.exit() }
    let count = files.count == 1 ? "1 file" : "\(files.count) files"
    Output.standard.write("\(count), no mistakes\n")
  }
}
