import DynamoDBExpressions
import DynamoDBWire

extension Parameters {
  /// AttributeUpdates as an update; an empty one changes nothing, but makes the item.
  mutating func attributeUpdates() -> Update? {
    guard member("AttributeUpdates") != nil else { return nil }
    let updates = structures("AttributeUpdates", of: "AttributeValueUpdate") { name, inner in
      inner.attributeUpdate(name)
    }
    return Update(updates)
  }

  private mutating func attributeUpdate(_ name: String) -> AttributeUpdate? {
    let action = choice("Action", of: ["ADD", "PUT", "DELETE"]) ?? "PUT"
    let value = member("Value")
    do throws(DynamoDBError) {
      try Item.checkName(name)
      return AttributeUpdate(name, try Self.action(action, value))
    } catch {
      report(.operation, error)
      return nil
    }
  }

  /// Texts as dynalite recorded them.
  private static func action(
    _ action: String, _ json: JSON?
  ) throws(DynamoDBError) -> AttributeUpdate.Action {
    guard let json else {
      guard action == "DELETE" else {
        throw .invalidParameter(
          "Only DELETE action is allowed when no attribute value is specified")
      }
      return .delete(nil)
    }
    let value = try AttributeValue(json: json)
    switch (action, value.kind) {
    case ("ADD", .n), ("ADD", .ss), ("ADD", .ns), ("ADD", .bs), ("ADD", .l): return .add(value)
    case ("ADD", _):
      throw .invalidParameter("ADD action is not supported for the type \(value.kind.rawValue)")
    case ("DELETE", .ss), ("DELETE", .ns), ("DELETE", .bs): return .delete(value)
    case ("DELETE", _):
      throw .invalidParameter(
        "DELETE action with value is not supported for the type \(value.kind.rawValue)")
    default: return .put(value)
    }
  }
}
