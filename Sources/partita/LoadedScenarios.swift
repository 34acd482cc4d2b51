import Documents
import Interpreter
import Reports
import Scenarios

/// The scenario files of a command, read.
struct LoadedScenarios {
  let scenarios: [Scenario]
  /// What is wrong, by the file that was read. A file that others include is told of once.
  let mistakes: [(path: String, diagnostics: [Diagnostic])]
  private let fileCount: Int

  enum Models {
    /// A model among the files is checked.
    case areChecked
    /// A model among the files is a mistake: there is nothing to play in it.
    case areMistakes
  }

  init(_ files: [String], models: Models = .areMistakes) {
    var scenarios: [Scenario] = []
    var mistakes: [(path: String, diagnostics: [Diagnostic])] = []
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
        let new = error.all.filter { told.insert($0.identity(in: file)).inserted }
        if !new.isEmpty { mistakes.append((file, new)) }
      }
    }
    self.scenarios = scenarios
    self.mistakes = mistakes
    fileCount = files.count
  }

  /// Every mistake of every file, on standard error.
  func tellMistakes(_ consequence: String = "") {
    guard !mistakes.isEmpty else { return }
    let color = Output.error.hasColor
    let all = mistakes.flatMap(\.diagnostics)
    Output.error.write(all.map { $0.rendered(color: color) }.joined(separator: "\n"))
    guard all.count > 1 else { return }
    let files = mistakes.count == 1 ? "" : " in \(mistakes.count) of \(fileCount) files"
    Output.error.write("\n\(all.count) mistakes\(files)\(consequence)\n")
  }

  /// The mistakes as JSON.
  var list: DiagnosticList {
    var list = DiagnosticList()
    for (path, diagnostics) in mistakes {
      for diagnostic in diagnostics { list.add(diagnostic, path: path) }
    }
    return list
  }
}

extension Diagnostic {
  /// The same for one mistake that is found twice: by itself, and from a file that includes its own.
  fileprivate func identity(in file: String) -> String {
    let place = span.map { "\($0.file.path):\($0.startOffset)" } ?? file
    return "\(place): \(message)"
  }
}
