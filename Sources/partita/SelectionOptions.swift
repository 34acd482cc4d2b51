import ArgumentParser
import Documents
import Scenarios

/// Which scenarios, cases and steps are played.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Play only scenarios and steps with these tags: 'twitter && !slow'.", valueName: "filter"),
    transform: filter)
  var tags: TagFilter?

  @Option(
    help: ArgumentHelp(
      "Play one scenario up to the step at a line.", valueName: "file:line"),
    transform: StepPlace.init(argument:))
  var only: StepPlace?

  @Flag(help: "Play only the scenarios and cases that failed when they were played last.")
  var rerunFailed = false

  func validate() throws {
    if only != nil, rerunFailed {
      throw ValidationError("'--only' and '--rerun-failed' exclude each other.")
    }
  }

  /// Whether scenarios are not played to their end: then nothing is written that nobody asked for.
  var isPartial: Bool { only != nil }

  /// The files to play, and of each the cases.
  func files(of arguments: ScenarioArguments) throws -> Chosen {
    if let only {
      guard arguments.paths.isEmpty else {
        throw Status.exit(
          .usageWrong,
          .error("'--only' names its file itself; no other can stand beside it", at: nil))
      }
      return Chosen(files: [only.file])
    }
    guard rerunFailed else { return Chosen(files: try arguments.files(withParts: false)) }
    let failed = LastRun.read().failed
    let named = arguments.paths.isEmpty ? nil : try arguments.files(withParts: false)
    let wanted = failed.filter { entry in named?.contains { $0 == entry.path } ?? true }
    guard !wanted.isEmpty else {
      Output.standard.write("Nothing failed when it was played last.\n")
      throw ExitCode.success
    }
    return Chosen(files: wanted.map(\.path), failed: wanted)
  }

  /// The scenarios with tags that are wanted.
  func filtered(_ scenarios: [Scenario]) throws -> [Scenario] {
    guard let tags else { return scenarios }
    let found = scenarios.filter { tags.matches($0.tags) }
    guard found.isEmpty else { return found }
    var known: [String] = []
    for tag in scenarios.flatMap(\.tags) where !known.contains(tag) { known.append(tag) }
    throw Status.exit(
      .usageWrong,
      .error(
        "no scenario has tags for '\(tags.text)'", at: nil,
        label: known.isEmpty
          ? "none has tags" : "their tags: \(known.prefix(20).joined(separator: ", "))"))
  }

  /// The line of `--only`, where a step stands at it or above.
  func lastLine(in scenarios: [Scenario]) throws -> Int? {
    guard let only else { return nil }
    let steps = scenarios.flatMap { $0.steps + $0.finally }
    guard let first = steps.map(\.line).min(), first <= only.line else {
      throw Status.exit(
        .usageWrong, .error("no step of '\(only.file)' stands at line \(only.line)", at: nil))
    }
    return only.line
  }
}

/// The files to play, and the cases of them.
struct Chosen {
  let files: [String]
  /// Where only what failed is played: what that was.
  var failed: [LastRun.Failure]?

  /// The cases of a scenario that are played. Where those that failed are gone, all are.
  func cases(of scenario: Scenario) -> [ScenarioCase?] {
    guard let names = failed?.first(where: { $0.path == scenario.path })?.cases else {
      return scenario.cases
    }
    let wanted = Set(names)
    let found = scenario.cases.filter { $0.map { wanted.contains($0.name) } ?? true }
    return found.isEmpty ? scenario.cases : found
  }
}

/// `--only FILE:LINE`
struct StepPlace: Sendable {
  let file: String
  let line: Int

  init(argument: String) throws {
    guard let colon = argument.utf8.lastIndex(of: UInt8(ascii: ":")), colon > argument.startIndex,
      let line = Int(argument[argument.utf8.index(after: colon)...]), line > 0
    else { throw ValidationError("It has the form FILE:LINE, such as 'scenarios/first.yaml:12'.") }
    var file = argument[..<colon]
    while file.hasPrefix("./"), file.utf8.count > 2 { file = file.dropFirst(2) }
    self.file = String(file)
    self.line = line
  }
}

@Sendable private func filter(_ text: String) throws -> TagFilter {
  do throws(Diagnostic) {
    return try TagFilter(text)
  } catch {
    throw ValidationError(
      "\(error.message) at character \(error.span?.start.column ?? 1), "
        + "in a filter such as 'twitter && !slow'.")
  }
}
