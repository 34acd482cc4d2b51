package import DynamoDBWire

/// A ConditionExpression or FilterExpression, parsed once and evaluated for any number of items.
///
/// Source: "Condition and filter expressions, operators, and functions in DynamoDB".
package struct Condition: Sendable {
  private let checked: CheckedCondition
  private let constants: Constants

  /// The attributes it refers to, nested ones by the attribute they are in; in the order of the
  /// text, each once.
  package var attributeNames: [String] { checked.attributeNames }
  /// Those of them that it goes into: `a` of `a.b` and `a[0]`.
  package var nestedAttributeNames: [String] { checked.nestedAttributeNames }

  /// - Throws: ValidationException with the service's text.
  package init(
    parsing text: String, as kind: ConditionKind, using placeholders: inout Placeholders
  ) throws(DynamoDBError) {
    let (checked, values) = try CheckedCondition.check(text, as: kind, using: &placeholders)
    self.init(checked, values: values)
  }

  /// - Parameter paths: Those in the tree.
  init(_ tree: ConditionTree, values: [AttributeValue], paths: [DocumentPath]) {
    self.init(CheckedCondition(tree, paths: paths), values: values)
  }

  init(_ checked: CheckedCondition, values: [AttributeValue]) {
    self.checked = checked
    constants = Constants(values)
  }

  /// Whether the condition holds for an item; an absent item is `Item.empty`.
  package func holds(for item: Item) throws(DynamoDBError) -> Bool {
    item.bytes.withUnsafeBytes { item in
      constants.withBytes { bytes in
        ConditionEvaluation(item: item, constants: constants, constantBytes: bytes)
          .holds(checked.tree)
      }
    }
  }
}

extension DocumentPath {
  /// The attributes that paths begin with, each once.
  static func topLevelNames(of paths: [DocumentPath]) -> [String] {
    var seen: [Element] = []
    var names: [String] = []
    for path in paths {
      guard let first = path.elements.first, !seen.contains(first) else { continue }
      seen.append(first)
      names.append(path.topLevelName)
    }
    return names
  }
}
