import Documents
import DynamoDBWire
import DynamoDBEngine
import Interpreter
import Scenarios

/// A scenario played for what it gives, not for whether it holds.
enum PlayedScenario {
  /// On an embedded database of its own; ends the command where there is no result.
  static func play(_ scenario: Scenario) async throws -> Run {
    do throws(PlayFailure) {
      return try await Interpreter.play(scenario, on: Engine())
    } catch {
      switch error {
      case .file(let mistakes):
        Output.error.write(mistakes.rendered(color: Output.error.hasColor))
        throw Status.fileWrong.code
      case .unreachable(let error):
        throw Status.exit(.databaseUnreachable, .error(error.message, at: nil))
      }
    }
  }
}
