import ArgumentParser
import AccessPatterns
import Documents
import Interpreter
import Reports
import Scenarios

/// Projects a monthly bill from what calls cost when they are played.
struct CostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Project a monthly bill from what access patterns cost when they are played.",
    discussion: """
      With a scenario, its calls are measured; with a model, the calls of all scenarios in the folder \
      'scenarios' that play it. Example: partita cost chat-notebook --calls send_message=1000000
      """)

  @Argument(help: "A scenario file, a model's file, or the name of a model that is built in.")
  var subject: String?

  @Option(
    help: ArgumentHelp(
      "How often an access pattern is called in a month. Repeatable.", valueName: "pattern=number"),
    transform: CallsOption.init(argument:))
  var calls: [CallsOption] = []

  @Option(help: ArgumentHelp("A price list; --print-prices shows one.", valueName: "file"))
  var prices: String?

  @Option(help: ArgumentHelp("How much is stored all month, in GB.", valueName: "gb"))
  var storage = 0.0

  @Option(
    help: ArgumentHelp("Where the scenarios of a model are looked for.", valueName: "folder"))
  var scenarios = "scenarios"

  @Flag(help: "Print the price list that is built in, to be edited.")
  var printPrices = false

  func validate() throws {
    if storage < 0 || !storage.isFinite { throw ValidationError("'--storage' is a number from 0.") }
    if printPrices { return }
    if subject == nil { throw ValidationError("A scenario or a model is missing.") }
    if calls.isEmpty { throw ValidationError("'--calls PATTERN=NUMBER' is missing.") }
  }

  func run() async throws {
    Output.ignoreClosedPipes()
    guard let subject, !printPrices else { return Output.standard.write(PriceList.template) }
    let list: PriceList
    do {
      list = try prices.map(PriceList.read) ?? .standard
    } catch {
      Output.error.write(error.rendered(color: Output.error.hasColor))
      throw Status.fileWrong.code
    }
    var runs: [Run] = []
    for scenario in try measured(by: subject) {
      runs.append(try await PlayedScenario.play(scenario))
    }
    do {
      let projection = try CostProjection(
        runs, calls: calls.map(\.calls), prices: list, storage: storage)
      Output.standard.write(projection.text)
    } catch {
      throw Status.exit(.usageWrong, error)
    }
  }

  /// The scenarios whose calls say what a call costs.
  private func measured(by subject: String) throws -> [Scenario] {
    let isFile = subject.hasSuffix(".yaml") || subject.hasSuffix(".yml")
    if isFile, ScenarioFiles.schema(of: subject) != .model {
      let loaded = LoadedScenarios([subject])
      loaded.tellMistakes()
      if !loaded.mistakes.isEmpty { throw Status.fileWrong.code }
      return loaded.scenarios
    }
    let model: Model?
    do {
      model = try isFile ? Interpreter.loadModel(subject) : Model.named(subject)
    } catch {
      Output.error.write(error.rendered(color: Output.error.hasColor))
      throw Status.fileWrong.code
    }
    guard let model else {
      throw Status.exit(
        .usageWrong, .unknown("model", subject, among: Model.builtIn.map(\.name), at: nil))
    }
    let files = (try? ScenarioFiles.find([scenarios], withParts: false)) ?? []
    let found = LoadedScenarios(files).scenarios.filter { $0.model?.name == model.name }
    if found.isEmpty {
      throw Status.exit(
        .usageWrong,
        .error(
          "no scenario in '\(scenarios)' plays the model '\(model.name)'", at: nil,
          label: "'--scenarios FOLDER' says where there are some"))
    }
    return found
  }
}

/// `--calls post_tweet=1000000`
struct CallsOption: Sendable {
  let calls: CostProjection.Calls

  init(argument: String) throws {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      let count = Int(parts[1].filter { $0 != "_" }), count >= 0
    else { throw ValidationError("It has the form PATTERN=NUMBER, such as 'post_tweet=1000000'.") }
    calls = CostProjection.Calls(pattern: String(parts[0]), count: count)
  }
}
