package import DynamoDBWire

/// A ConditionExpression or FilterExpression, parsed once and evaluated for any number of items.
///
/// Source: "Condition and filter expressions, operators, and functions in DynamoDB".
package struct Condition: Sendable {
  private let tree: ConditionTree
  private let constants: Constants
  /// The attributes it refers to, nested ones by the attribute they are in; in the order of the
  /// text, each once.
  package let attributeNames: [String]
  /// Those of them that it goes into: `a` of `a.b` and `a[0]`.
  package let nestedAttributeNames: [String]

  /// - Throws: ValidationException with the service's text.
  package init(
    parsing text: String, as kind: ConditionKind, using placeholders: inout Placeholders
  ) throws(DynamoDBError) {
    let checked = try Self.check(text, as: kind, using: &placeholders)
    self.init(checked.tree, values: checked.values, paths: checked.paths)
  }

  /// - Parameter paths: Those in the tree.
  init(_ tree: ConditionTree, values: [AttributeValue], paths: [DocumentPath]) {
    self.tree = tree
    constants = Constants(values)
    attributeNames = DocumentPath.topLevelNames(of: paths)
    nestedAttributeNames = DocumentPath.topLevelNames(of: paths.filter(\.isNested))
  }

  /// One for all kinds, which differ only in what they call the parameter they refuse.
  private static let known = SyntaxCache<ConditionSyntax>()

  /// Text to tokens to tree to checked tree.
  static func check(
    _ text: String, as kind: ConditionKind, using placeholders: inout Placeholders
  ) throws(DynamoDBError) -> (tree: ConditionTree, values: [AttributeValue], paths: [DocumentPath])
  {
    let syntax = try known.syntax(of: text) { text throws(DynamoDBError) in
      var parser = try ExpressionParser(text, as: kind.expression)
      let syntax = try parser.condition()
      try parser.checkForm()
      try ConditionUsage.check(syntax, in: kind.expression)
      return syntax
    }
    var checker = ConditionChecker(kind.expression, placeholders)
    let tree = try checker.tree(syntax)
    placeholders = checker.placeholders
    return (tree, checker.values, checker.paths)
  }

  /// Whether the condition holds for an item; an absent item is `Item.empty`.
  package func holds(for item: Item) throws(DynamoDBError) -> Bool {
    item.bytes.withUnsafeBytes { item in
      constants.withBytes { bytes in
        ConditionEvaluation(item: item, constants: constants, constantBytes: bytes).holds(tree)
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
