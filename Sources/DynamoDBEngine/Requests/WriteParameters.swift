import DynamoDBExpressions
import DynamoDBWire

/// What PutItem, UpdateItem and DeleteItem have in common: a condition, and what they give back.
struct WriteParameters {
  enum ReturnValues: String, Sendable {
    case none = "NONE"
    case allOld = "ALL_OLD"
    case updatedOld = "UPDATED_OLD"
    case allNew = "ALL_NEW"
    case updatedNew = "UPDATED_NEW"
  }

  let condition: Condition?
  let returnValues: ReturnValues
  let returnsItemOnFailure: Bool
  let capacity: ConsumedCapacity.Detail
  let returnsMetrics: Bool

  init(from parameters: inout Parameters, returning allowed: [ReturnValues]) {
    let expected = parameters.expected()
    condition = parameters.condition() ?? expected
    parameters.checkPlaceholders()
    returnValues =
      parameters.choice(
        "ReturnValues", of: ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]
      ).flatMap(ReturnValues.init) ?? .none
    if !allowed.contains(returnValues) {
      parameters.report(
        .operation, DynamoDBError.validation("ReturnValues can only be ALL_OLD or NONE").counted)
    }
    returnsItemOnFailure =
      parameters.choice("ReturnValuesOnConditionCheckFailure", of: ["ALL_OLD", "NONE"])
      == "ALL_OLD"
    capacity = parameters.capacityDetail()
    returnsMetrics = parameters.returnsCollectionMetrics()
  }

  /// - Throws: ConditionalCheckFailedException, with the item where the request asks for it.
  func check(_ item: Item?) throws(DynamoDBError) {
    guard let condition else { return }
    if try condition.holds(for: item ?? .empty) { return }
    var error = DynamoDBError(
      "ConditionalCheckFailedException", "The conditional request failed")
    if returnsItemOnFailure, let item { error.fields["Item"] = .item(item) }
    throw error
  }

  func output(of change: PlannedWrite, on table: Table, update: Update? = nil) -> JSON.Object {
    var output: JSON.Object = [:]
    let attributes: Item? =
      switch returnValues {
      case .none: nil
      case .allOld: change.before
      case .allNew: change.after
      case .updatedOld: change.before.flatMap { update?.updatedAttributes(in: $0) }
      case .updatedNew: change.after.flatMap { update?.updatedAttributes(in: $0) }
      }
    if let attributes, !attributes.isEmpty { output["Attributes"] = .item(attributes) }
    if returnsMetrics, table.hasLocalIndexes {
      output["ItemCollectionMetrics"] = table.collectionMetrics(after: [change]).first
    }
    if capacity.level != .none {
      output["ConsumedCapacity"] = ConsumedCapacity(of: change, on: table).json(capacity)
    }
    return output
  }
}
