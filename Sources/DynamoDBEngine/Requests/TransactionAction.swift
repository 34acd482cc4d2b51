import DynamoDBExpressions
import DynamoDBWire

/// One action of TransactWriteItems.
struct TransactionAction: Sendable {
  enum Kind: Sendable {
    case put(Item)
    case update(key: Item, Update?)
    case delete(key: Item)
    case check(key: Item)
  }

  /// What else must hold of the item, as PartiQL has it.
  enum Presence: Sendable {
    case any
    case mustBeAbsent
    case mustBePresent
    /// The condition is only asked where there is an item.
    case conditional
  }

  let kind: Kind
  let table: String
  let condition: Condition?
  let returnsItemOnFailure: Bool
  /// The bytes the action brings along: its item, or its key and values.
  let payloadSize: Int
  let presence: Presence

  init(
    _ kind: Kind, table: String, condition: Condition?, presence: Presence,
    returnsItemOnFailure: Bool
  ) {
    self.kind = kind
    self.table = table
    self.condition = condition
    self.presence = presence
    self.returnsItemOnFailure = returnsItemOnFailure
    payloadSize = 0
  }

  init?(
    _ element: JSON, at path: @escaping @autoclosure () -> String,
    from parameters: inout Parameters
  ) {
    let given = (element.object?.members ?? []).filter { member in
      ["ConditionCheck", "Put", "Delete", "Update"].contains(member.name)
        && member.value.object != nil
    }
    guard let (name, value) = given.first, let body = value.object, given.count == 1 else {
      parameters.report(
        .combinations,
        .validation(
          given.isEmpty
            ? "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request"
            : "TransactItems can only contain one of Check, Put, Update or Delete"))
      return nil
    }
    self = parameters.inside(body, at: "\(path()).\(name.lowerFirst)") { inner in
      Self(name, from: &inner)
    }
  }

  private init(_ name: String, from parameters: inout Parameters) {
    table = parameters.tableName()
    presence = .any
    let item = parameters.item(name == "Put" ? "Item" : "Key")
    let update = name == "Update" ? parameters.update() : nil
    if name == "Update", parameters.member("UpdateExpression") == nil {
      parameters.violation(nil, at: "updateExpression", "Member must not be null")
    }
    if name == "ConditionCheck", parameters.member("ConditionExpression") == nil {
      parameters.violation(nil, at: "conditionExpression", "Member must not be null")
    }
    condition = parameters.condition()
    parameters.checkPlaceholders(ofAny: ["UpdateExpression", "ConditionExpression"])
    returnsItemOnFailure =
      parameters.choice("ReturnValuesOnConditionCheckFailure", of: ["ALL_OLD", "NONE"])
      == "ALL_OLD"
    let values = parameters.optionalItem("ExpressionAttributeValues")
    payloadSize = item.size + (values?.size ?? 0)
    if name == "Put", item.size > Limits.itemSize {
      parameters.report(
        .operation, .validation("Item size has exceeded the maximum allowed size"))
    }
    kind =
      switch name {
      case "Put": .put(item)
      case "Update": .update(key: item, update)
      case "Delete": .delete(key: item)
      default: .check(key: item)
      }
  }
}
