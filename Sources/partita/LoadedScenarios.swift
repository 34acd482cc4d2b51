import Documents
import Interpreter
import Scenarios

/// The scenario files of a command, read.
struct LoadedScenarios {
  let scenarios: [Scenario]
  let mistakes: [Diagnostics]

  enum Models {
    /// A model among the files is checked.
    case areChecked
    /// A model among the files is a mistake: there is nothing to play in it.
    case areMistakes
  }

  init(_ files: [String], models: Models = .areMistakes) {
    var scenarios: [Scenario] = []
    var mistakes: [Diagnostics] = []
    /// A model's mistakes come with each scenario that plays it; once is enough.
    var told: Set<String> = []
    for file in files {
      do {
        if models == .areChecked, ScenarioFiles.schema(of: file) == .model {
          _ = try Interpreter.loadModel(file)
        } else {
          scenarios.append(try Interpreter.load(file))
        }
      } catch {
        let news = error.all.filter { told.insert($0.rendered()).inserted }
        mistakes.append(Diagnostics(news))
      }
    }
    self.scenarios = scenarios
    self.mistakes = mistakes
  }

  /// Every mistake of every file, on standard error.
  func tellMistakes() {
    let color = Output.error.hasColor
    Output.error.write(
      mistakes.filter { !$0.all.isEmpty }.map { $0.rendered(color: color) }.joined(separator: "\n"))
  }
}
