import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios

/// Reads one item of an entity; its key comes from the entity's templates.
///
/// ```yaml
/// -  get: user
///   with: { user: '12' }
/// ```
struct GetStep: Step {
  static let keyword = "get"
  static let summary = "Reads one item of an entity of the model."
  static let shape = FieldShape.text
  static let keys = [CallStep.with.description]

  private let arguments: EntityArguments

  var title: String { "get \(arguments.entity.name)" }
  var gives: [ResultField] { [.item, .error, .responses] }

  init?(from fields: inout Fields, in context: LoadingContext) {
    guard
      let arguments = EntityArguments(
        Self.keyword, from: &fields, in: context, takesAttributes: false)
    else { return nil }
    self.arguments = arguments
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    let call = try arguments.keyCall("GetItem", in: context)
    do {
      let answer = try await context.play.database.send(call)
      return try OperationResult.outcome(of: call, answer)
    } catch {
      throw StepFailure(error)
    }
  }
}
