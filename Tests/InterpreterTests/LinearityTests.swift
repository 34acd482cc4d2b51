import DynamoDBEngine
import Foundation
import Interpreter
import Scenarios
import Testing

@Suite struct LinearityTests {
  /// Steps that all look at the step before them: eight times as many must take about eight times as
  /// long, not sixty-four; the bound stands in between, for busy machines.
  @Test func aLongScenarioTakesTimeByItsLength() async throws {
    let short = try await time(steps: 200)
    let long = try await time(steps: 1600)
    #expect(long < short * 8 * 6)
  }

  private func time(steps count: Int) async throws -> Swift.Duration {
    var text = """
      schema: partita/v1
      model: twitter-notebook
      steps:
        - call: create_table
        - { id: s0, call: save_user, with: { name: x }, capture: { n0: '${{ result.id }}' } }

      """
    for number in 1..<count {
      text += """
          - id: s\(number)
            call: save_user
            with: { name: '${{ steps.s\(number - 1).result.id }}' }
            capture: { n\(number): '${{ n\(number - 1) }}' }
            expect: { changes: { added: 1 }, capacity: { wcu: 1 } }

        """
    }
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let clock = ContinuousClock()
    let start = clock.now
    let run = try await Interpreter.play(try Interpreter.load(path), on: Engine())
    #expect(run.passed)
    return clock.now - start
  }
}
