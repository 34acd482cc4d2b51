import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios

/// Deletes one item of an entity; its key comes from the entity's templates.
///
/// ```yaml
/// -  delete: user
///   with: { user: '12' }
/// ```
struct DeleteStep: Step {
  static let keyword = "delete"
  static let summary = "Deletes one item of an entity of the model."
  static let shape = FieldShape.text
  static let keys = [CallStep.with.description]

  private let arguments: EntityArguments

  var title: String { "delete \(arguments.entity.name)" }
  var gives: [ResultField] { [.error, .responses] }

  init?(from fields: inout Fields, in context: LoadingContext) {
    guard
      let arguments = EntityArguments(
        Self.keyword, from: &fields, in: context, takesAttributes: false)
    else { return nil }
    self.arguments = arguments
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    let call = try arguments.keyCall("DeleteItem", in: context)
    do {
      _ = try await context.play.database.send(call)
      return Outcome()
    } catch {
      throw StepFailure(error)
    }
  }
}
