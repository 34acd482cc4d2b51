import ArgumentParser
import Interpreter
import Scenarios

/// How long things may take, in real time.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long a scenario, or each of its cases, may take: 500ms, 30s, 5m.",
      valueName: "duration"),
    transform: duration)
  var timeout: Scenarios.Duration?

  @Option(
    help: ArgumentHelp(
      "How long each step may take that has no 'timeout' of its own.", valueName: "duration"),
    transform: duration)
  var stepTimeout: Scenarios.Duration?

  func options(
    with selection: SelectionOptions, _ scenarios: [Scenario]
  ) throws -> PlayOptions {
    PlayOptions(
      timeout: timeout, stepTimeout: stepTimeout, tags: selection.tags,
      lastLine: try selection.lastLine(in: scenarios))
  }
}

@Sendable private func duration(_ text: String) throws -> Scenarios.Duration {
  guard let duration = Scenarios.Duration(text), duration.milliseconds > 0 else {
    throw ValidationError("It is a whole number from 1 and ms, s, m, h or d, such as 30s.")
  }
  return duration
}
