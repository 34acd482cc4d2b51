package import DynamoDBWire

/// What the legacy parameter AttributeUpdates does to one attribute.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValueUpdate.html>
package struct AttributeUpdate: Sendable {
  package enum Action: Sendable {
    case put(AttributeValue)
    /// Adds to a number, to a set, or at the end of a list.
    case add(AttributeValue)
    /// Takes elements out of a set; nil: removes the attribute.
    case delete(AttributeValue?)
  }
  package let name: String
  package let action: Action

  package init(_ name: String, _ action: Action) {
    self.name = name
    self.action = action
  }
}

extension Update {
  package init(_ updates: [AttributeUpdate]) {
    var values: [AttributeValue] = []
    let actions = updates.map { update in
      let change: UpdateAction.Change
      switch update.action {
      case .put(let value):
        change = .set(.constant(values.count))
        values.append(value)
      case .add(let value):
        change = .add(values.count)
        values.append(value)
      case .delete(let value?):
        change = .delete(values.count)
        values.append(value)
      case .delete(nil): change = .remove
      }
      return UpdateAction(path: DocumentPath(attribute: update.name), change: change)
    }
    self.init(CheckedUpdate(actions), values: values, isLegacy: true)
  }
}
