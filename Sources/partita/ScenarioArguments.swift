import ArgumentParser
import Documents

/// The files, folders and patterns of a command line.
struct ScenarioArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Scenario files, folders that hold some, or patterns such as 'scenarios/**/*.yaml'.",
      discussion: "Without any, the folder 'scenarios' is taken."))
  var paths: [String] = []

  /// The scenario files; ends the command where there are none.
  func files(withParts: Bool) throws -> [String] {
    if paths.isEmpty, !ScenarioFiles.isFolder("scenarios") {
      throw Status.exit(
        .usageWrong,
        .error(
          "no scenario is named, and there is no folder 'scenarios' here", at: nil,
          label: "'partita run FILE' plays a scenario"))
    }
    do throws(ScenarioFiles.Failure) {
      return try ScenarioFiles.find(paths.isEmpty ? ["scenarios"] : paths, withParts: withParts)
    } catch {
      throw Status.exit(.fileWrong, error.diagnostic)
    }
  }
}

extension ScenarioFiles.Failure {
  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .noMatch(let pattern): .error("no file matches '\(pattern)'", at: nil)
    case .none(let folder):
      .error(
        "no scenario in the folder '\(folder)'", at: nil,
        label: "a scenario is a .yaml file with the line 'schema: partita/v1'")
    }
  }
}
