import DynamoDBWire

/// A condition with everything looked up and judged but the values themselves: what requests with
/// the same text share.
final class CheckedCondition: Sendable {
  let tree: ConditionTree
  let attributeNames: [String]
  let nestedAttributeNames: [String]
  private let uses: PlaceholderUses
  private let bounds: [(low: Int, high: Int)]

  /// - Parameter paths: Those in the tree.
  init(
    _ tree: ConditionTree, paths: [DocumentPath], uses: PlaceholderUses = PlaceholderUses(),
    bounds: [(low: Int, high: Int)] = []
  ) {
    self.tree = tree
    attributeNames = DocumentPath.topLevelNames(of: paths)
    nestedAttributeNames = DocumentPath.topLevelNames(of: paths.filter(\.isNested))
    self.uses = uses
    self.bounds = bounds
  }

  /// One for all kinds, which differ only in what they call the parameter they refuse.
  private static let syntaxes = ExpressionCache<ConditionSyntax>()
  private static let known = ExpressionCache<CheckedCondition>()

  /// Text to tokens to tree to checked tree; the tree's values by their numbers.
  static func check(
    _ text: String, as kind: ConditionKind, using placeholders: inout Placeholders
  ) throws(DynamoDBError) -> (CheckedCondition, values: [AttributeValue]) {
    if let checked = known[text], let values = checked.values(from: &placeholders) {
      return (checked, values)
    }
    let syntax = try syntaxes.content(of: text) { text throws(DynamoDBError) in
      var parser = try ExpressionParser(text, as: kind.expression)
      let syntax = try parser.condition()
      try parser.checkForm()
      try ConditionUsage.check(syntax, in: kind.expression)
      return syntax
    }
    var checker = ConditionChecker(kind.expression, placeholders)
    let tree = try checker.tree(syntax)
    placeholders = checker.placeholders
    let checked = CheckedCondition(
      tree, paths: checker.paths, uses: checker.uses, bounds: checker.bounds)
    if !checker.dependsOnContent { known.remember(checked, of: text) }
    return (checked, checker.values)
  }

  /// nil where the condition has to be checked anew.
  private func values(from placeholders: inout Placeholders) -> [AttributeValue]? {
    guard let values = uses.values(from: &placeholders),
      bounds.allSatisfy({ !values[$0.low].isOrdered(after: values[$0.high]) })
    else { return nil }
    return values
  }
}
