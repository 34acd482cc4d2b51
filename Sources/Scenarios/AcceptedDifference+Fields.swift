package import Documents
import DynamoDBWire

extension AcceptedDifference {
  static let kindField = Field(
    "kind", FieldType<String>.choice(RunDifference.Kind.allCases.map(\.rawValue)),
    "What differs.", isRequired: true)
  static let stepField = Field(
    "step", FieldType<Located<String>>.located(.text), "The id or name of the one step.")
  static let operationField = Field(
    "operation", FieldType<String>.name(of: "operation", among: OperationName.all),
    "The one operation.")
  static let targetField = Field("on", FieldType<String>.text, "Part of the database's name.")
  static let reasonField = Field(
    "reason", FieldType<String>.text, "Why that is all right.", isRequired: true)

  package static let keys = [
    kindField.description, stepField.description, operationField.description,
    targetField.description, reasonField.description,
  ]

  /// nil where something is wrong, which is noted.
  ///
  /// - Parameter steps: The scenario's steps, of groups and included files too.
  package init?(from fields: inout Fields, steps: [StepDescription]) {
    let span = fields.span
    let kind = fields.take(Self.kindField).flatMap { RunDifference.Kind(rawValue: $0) }
    let step = fields.take(Self.stepField)
    let operation = fields.take(Self.operationField)
    let target = fields.take(Self.targetField)
    let reason = fields.take(Self.reasonField)
    fields.finish()
    if let step {
      let known = steps.flatMap { [$0.id, $0.name].compactMap(\.self) }
      guard known.contains(where: { sameBytes($0, step.value) }) else {
        fields.problems.add(.unknown("step", step.value, among: known, at: step.span))
        return nil
      }
    }
    guard let kind, let reason else { return nil }
    self.init(
      kind: kind, step: step?.value, operation: operation, target: target, reason: reason,
      span: span)
  }
}

extension Scenario {
  /// All steps, those of groups and of included files among them.
  package var allSteps: [StepDescription] { (steps + finally).flatMap(\.withInner) }
}

extension StepDescription {
  fileprivate var withInner: [StepDescription] { [self] + action.inner.flatMap(\.withInner) }
}
