import AccessPatterns
import Documents
import Scenarios
import Templates

/// Only checks what is known by now; `value` gives the step a result without a request.
///
/// ```yaml
/// - assert: ["id_of('CHAN#7') == '7'"]
///   value: "${{ id_of('CHAN#7') }}"
/// ```
struct AssertStep: Step {
  static let keyword = "assert"
  static let summary = "Checks what is known by now, without a request."
  static let shape = FieldShape.list(of: .condition)
  static let value = Field("value", FieldType<Node>.node, "A result without a request.")
  static let keys = [value.description]

  private let template: Template?

  var title: String { "assert" }
  var described: String { "a step without a request" }
  var gives: [ResultField] { template == nil ? [] : [.value] }

  /// The conditions are read with the keys that any step may carry.
  init?(from fields: inout Fields, in context: LoadingContext) {
    guard let node = fields.take(Self.value) else {
      template = nil
      return
    }
    guard let template = context.template(node) else { return nil }
    self.template = template
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    do {
      return Outcome(value: try template?.fill(in: context.bindings))
    } catch {
      throw .fault(error)
    }
  }
}
