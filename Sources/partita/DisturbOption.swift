import ArgumentParser
import Documents
import Scenarios

/// `--disturb`: faults as a scenario writes them, without the braces.
enum DisturbOption {
  static func read(argument: String) throws -> Disturbance {
    let problems = Problems()
    let node: Node
    do {
      node = try Node.parse(
        SourceFile(path: "--disturb", bytes: Array("{ \(argument) }".utf8)))
    } catch {
      throw ValidationError("It has the form 'throttle: every 3rd write, latency: 20ms'.")
    }
    var fields = Fields(node, of: "'--disturb'", into: problems)
    let disturbance = Disturbance(from: &fields)
    if let mistake = problems.all.first {
      throw ValidationError(mistake.message + (mistake.label.map { "; \($0)" } ?? "") + ".")
    }
    return disturbance
  }
}
