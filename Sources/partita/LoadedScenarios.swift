import Documents
import Interpreter
import Scenarios

/// The scenario files of a command, read.
struct LoadedScenarios {
  let scenarios: [Scenario]
  let mistakes: [Diagnostics]

  init(_ files: [String]) {
    var scenarios: [Scenario] = []
    var mistakes: [Diagnostics] = []
    for file in files {
      do {
        scenarios.append(try Interpreter.load(file))
      } catch {
        mistakes.append(error)
      }
    }
    self.scenarios = scenarios
    self.mistakes = mistakes
  }

  /// Every mistake of every file, on standard error.
  func tellMistakes() {
    let color = Output.error.hasColor
    Output.error.write(
      mistakes.map { $0.rendered(color: color) }.joined(separator: "\n"))
  }
}
