import AccessPatterns
import ArgumentParser
import Documents
import DynamoDBEngine
import DynamoDBWire
import Interpreter
import Lint
import Reports
import Scenarios

/// Plays scenarios and judges the designs by what playing them shows.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Play scenarios and judge their models by what playing them shows.",
    discussion: """
      Tells scans, pages that are lost, filters that throw away, patterns that grow with the table, \
      hot partitions, unbounded collections, projections nobody needs, large items, indexes nobody \
      reads, and patterns that were not played or lack a case. Ends with 1 where there is a finding.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Flag(help: "Print which patterns were called in which case, instead of the findings.")
  var coverage = false

  func run() async throws {
    Output.ignoreClosedPipes()
    let loaded = LoadedScenarios(try arguments.files(withParts: false))
    loaded.tellMistakes()
    if !loaded.mistakes.isEmpty { try Status.fileWrong.exit() }
    let runs = try await play(loaded.scenarios)
    let seen = models(of: loaded.scenarios, runs).map { Observation($0, runs) }
    if coverage {
      let tables = seen.map { PatternTables.text(Coverage($0).table) }
      Output.standard.write(tables.joined(separator: "\n"))
      return
    }
    let findings = seen.map { (model: $0.model.name, all: Rules.findings(in: $0)) }
    for (model, all) in findings where !all.isEmpty {
      Output.standard.write("\(model)\n\n")
      for finding in all {
        Output.standard.write(
          finding.diagnostic.rendered(color: Output.standard.hasColor) + "\n")
      }
    }
    let count = findings.reduce(0) { $0 + $1.all.count }
    let failed = runs.count { !$0.passed }
    let note = failed == 0 ? "" : ", of which \(failed) failed"
    Output.standard.write(
      "\(count == 1 ? "1 finding" : "\(count) findings") in "
        + "\(runs.count == 1 ? "1 scenario" : "\(runs.count) scenarios")\(note)\n")
    if count > 0 || failed > 0 { try Status.expectationFailed.exit() }
  }

  private func play(_ scenarios: [Scenario]) async throws -> [Run] {
    var runs: [Run] = []
    for scenario in scenarios {
      do throws(PlayFailure) {
        runs.append(try await Interpreter.play(scenario, on: Engine()))
      } catch {
        switch error {
        case .file(let mistakes):
          Output.error.write(mistakes.rendered(color: Output.error.hasColor))
          try Status.fileWrong.exit()
        case .unreachable(let error):
          throw Status.exit(.databaseUnreachable, .error(error.message, at: nil))
        }
      }
    }
    return runs
  }

  /// The models that the scenarios name, and the built-in ones that included files call; by name.
  private func models(of scenarios: [Scenario], _ runs: [Run]) -> [Model] {
    let called = Set(runs.flatMap { $0.steps.flatMap(\.calledModels) })
    let all = scenarios.compactMap(\.model) + Model.builtIn.filter { called.contains($0.name) }
    var found: [Model] = []
    for model in all where !found.contains(where: { $0.name == model.name }) {
      found.append(model)
    }
    return found.sorted { $0.name < $1.name }
  }
}

extension StepRun {
  /// The models whose patterns it calls.
  fileprivate var calledModels: [String] {
    (pattern.map { [$0.model] } ?? [])
      + rounds.flatMap { $0.children.flatMap(\.calledModels) }
  }
}
