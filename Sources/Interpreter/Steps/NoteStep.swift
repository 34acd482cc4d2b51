import AccessPatterns
import Documents
import Scenarios

/// Prose only: a Markdown cell.
///
/// ```yaml
/// - name: Users
///   note: A user is one item whose sort key equals its partition key.
/// ```
struct NoteStep: Step {
  static let keyword = "note"
  static let worksInPatterns = false
  static let summary = "Prose only: a Markdown cell."
  static let shape = FieldShape.text
  /// What makes no sense beside prose.
  private static let senseless = [
    "capture", "expect", "recorded", "budget", "retry", "foreach",
  ]

  var title: String { "" }
  var described: String { "a note" }
  var gives: [ResultField] { [] }
  var takesTime: Bool { false }
  var isProse: Bool { true }

  init?(from fields: inout Fields, in context: LoadingContext) {
    for key in Self.senseless {
      guard let entry = fields.takeEntry(key) else { continue }
      context.problems.add(
        .error("a note does nothing that '\(key)' could look at", at: entry.keySpan))
    }
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome { Outcome() }
}
