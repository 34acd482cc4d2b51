import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios

/// Writes one item of an entity; its keys come from the entity's templates, and values of `with` that
/// are no key parts are its attributes.
///
/// ```yaml
/// -  put: user
///   with: { user: '12', Name: Alice }
/// ```
struct PutStep: Step {
  static let keyword = "put"
  static let summary = "Writes one item of an entity of the model."
  static let shape = FieldShape.text
  static let keys = [CallStep.with.description]

  private let arguments: EntityArguments

  var title: String { "put \(arguments.entity.name)" }
  var gives: [ResultField] { [.error, .responses] }

  init?(from fields: inout Fields, in context: LoadingContext) {
    guard
      let arguments = EntityArguments(
        Self.keyword, from: &fields, in: context, takesAttributes: true)
    else { return nil }
    self.arguments = arguments
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    let item: Item
    do {
      item = try arguments.item(of: try arguments.fill(in: context))
    } catch {
      throw .fault(error)
    }
    let call = Call(
      "PutItem", ["TableName": .string(arguments.entity.table), "Item": .item(item)])
    do {
      _ = try await context.play.database.send(call)
      return Outcome()
    } catch {
      throw StepFailure(error)
    }
  }
}
