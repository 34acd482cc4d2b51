import AccessPatterns
import Documents
import Scenarios

/// Moves the virtual clock; time to live acts on it.
///
/// ```yaml
/// - advance: 90s
/// ```
struct AdvanceStep: Step {
  static let keyword = "advance"
  static let worksInPatterns = false
  static let summary = "Moves the virtual clock: 500ms, 90s, 15m, 2h, 7d."
  static let shape = FieldType<Scenarios.Duration>.duration.shape

  private let duration: Scenarios.Duration
  private let text: String

  var title: String { "advance \(text)" }
  var described: String { "'advance'" }
  var gives: [ResultField] { [] }

  init?(from fields: inout Fields, in context: LoadingContext) {
    text = fields.remaining.first { $0.key == Self.keyword }?.value.text ?? ""
    guard let duration = fields.take(Self.keyword, as: .duration) else { return nil }
    self.duration = duration
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    guard await context.advanceClock(by: duration) else {
      throw .skipped("the clock of this database cannot be moved")
    }
    return Outcome()
  }
}
