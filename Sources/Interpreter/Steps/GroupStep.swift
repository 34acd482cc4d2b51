import AccessPatterns
import Documents
import Scenarios

/// Several steps together: with `foreach` or `if` they are repeated or skipped as one.
///
/// ```yaml
/// - foreach: [12, 18]
///   steps:
///     - call: find_user
///       with: { user: '${{ item }}' }
/// ```
struct GroupStep: Step {
  static let keyword = "steps"
  static let summary = "A group of steps, repeated or skipped together."
  static let shape = FieldShape.steps

  private let steps: [StepDescription]
  var inner: [StepDescription] { steps }

  var title: String { "Group" }
  var described: String { "a group" }
  var gives: [ResultField] { [] }
  var takesTime: Bool { false }

  init?(from fields: inout Fields, in context: LoadingContext) {
    guard let entry = fields.takeEntry(Self.keyword) else { return nil }
    steps = context.steps(entry.value, of: "'steps'")
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    try await context.play(steps)
    return Outcome()
  }
}
