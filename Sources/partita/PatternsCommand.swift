import AccessPatterns
import ArgumentParser
import Documents
import Interpreter
import Reports

/// Prints the tables in which a design is taught.
struct PatternsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns",
    abstract: "Print a model's entity chart and its access patterns, as Markdown.")

  @Argument(help: "A model by its name, or its file; without it all that are built in are printed.")
  var model: String?

  func run() throws {
    Output.ignoreClosedPipes()
    guard let name = model else {
      Output.standard.write(Model.builtIn.map(PatternTables.text).joined(separator: "\n"))
      return
    }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      do {
        Output.standard.write(PatternTables.text(try Interpreter.loadModel(name)))
        return
      } catch {
        Output.error.write(error.rendered(color: Output.error.hasColor))
        try Status.fileWrong.exit()
      }
    }
    guard let model = Model.named(name) else {
      let known = Model.builtIn.map(\.name)
      var mistake = Diagnostic.unknown("model", name, among: known, at: nil)
      if mistake.label == nil { mistake.label = "built in: \(known.joined(separator: ", "))" }
      throw Status.exit(.usageWrong, mistake)
    }
    Output.standard.write(PatternTables.text(model))
  }
}
