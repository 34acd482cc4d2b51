import ArgumentParser
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Values in place of those that files give their variables. Each source goes before those above it:
///
/// 1. `vars` of the scenario
/// 2. `--vars-file`, a later one before an earlier one
/// 3. `PARTITA_VAR_NAME` in the environment
/// 4. `--var NAME=VALUE`
struct VariableOptions: ParsableArguments {
  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("A variable's value. Repeatable.", valueName: "name=value"),
    transform: VariableOption.init(argument:))
  var variables: [VariableOption] = []

  @Option(
    name: .customLong("vars-file"),
    help: ArgumentHelp(
      "A YAML or JSON file with a map of variables. Repeatable.",
      discussion: "Variables can also be given as PARTITA_VAR_NAME in the environment.",
      valueName: "file"))
  var files: [String] = []

  /// What the scenarios are given. A variable that none of them has is a slip of the pen.
  func values(for scenarios: [Scenario]) throws -> [Value.Entry] {
    let known = scenarios.flatMap(\.knownVariables)
    var values: [Value.Entry] = []
    func give(_ entry: Value.Entry) {
      values.removeAll { sameBytes($0.name, entry.name) }
      values.append(entry)
    }
    var mistakes: [Diagnostic] = []
    for path in files {
      do throws(Diagnostics) {
        let file = try VariableFile(path)
        for (entry, span) in file.entries {
          if !known.contains(entry.name) {
            mistakes.append(.unknown("variable", entry.name, among: known, at: span))
          }
          give(entry)
        }
      } catch {
        mistakes += error.all
      }
    }
    if !mistakes.isEmpty {
      Output.error.write(Diagnostics(mistakes).rendered(color: Output.error.hasColor))
      try Status.fileWrong.exit()
    }
    for (name, text) in Environment.variables {
      if !known.contains(name) {
        var mistake = Diagnostic.unknown("variable", name, among: known, at: nil)
        mistake.message += " in the environment (\(Environment.prefix)\(name))"
        throw Status.exit(.usageWrong, mistake)
      }
      give(Value.Entry(name, VariableOption.value(text)))
    }
    for option in variables {
      if !known.contains(option.entry.name) {
        throw Status.exit(
          .usageWrong, .unknown("variable", option.entry.name, among: known, at: nil))
      }
      give(option.entry)
    }
    return values
  }
}

extension Scenario {
  /// Its variables, and those of its setup, which are given values likewise.
  fileprivate var knownVariables: [String] {
    vars.map(\.name) + (setup?.scenario.knownVariables ?? [])
  }
}
