import DynamoDBWire

/// An update with everything looked up and judged but the values themselves: what requests with the
/// same text share.
final class CheckedUpdate: Sendable {
  let actions: [UpdateAction]
  /// The places of the actions in an item, by the actions' numbers.
  let tree: PathTree<Int>
  let projection: Projection
  let onlyRemoves: Bool
  let nestedOperandNames: [String]
  private let uses: PlaceholderUses

  init(_ actions: [UpdateAction], uses: PlaceholderUses = PlaceholderUses()) {
    self.actions = actions
    tree = PathTree(actions.enumerated().map { ($1.path, $0) })
    projection = Projection(actions.map(\.path))
    onlyRemoves = !actions.isEmpty && actions.allSatisfy(\.change.isRemoval)
    nestedOperandNames = actions.flatMap { action in
      if case .set(let operand) = action.change { operand.nestedNames } else { [String]() }
    }
    self.uses = uses
  }

  private static let syntaxes = ExpressionCache<UpdateSyntax>()
  private static let known = ExpressionCache<CheckedUpdate>()

  static func check(
    _ text: String, using placeholders: inout Placeholders
  ) throws(DynamoDBError) -> (CheckedUpdate, values: [AttributeValue]) {
    if let checked = known[text], let values = checked.uses.values(from: &placeholders) {
      return (checked, values)
    }
    let syntax = try syntaxes.content(of: text) { text throws(DynamoDBError) in
      var parser = try ExpressionParser(text, as: .update)
      let syntax = try parser.update()
      try parser.checkForm()
      try UpdateUsage.check(syntax)
      return syntax
    }
    var checker = UpdateChecker(placeholders)
    let actions = try checker.actions(syntax)
    placeholders = checker.placeholders
    let checked = CheckedUpdate(actions, uses: checker.uses)
    known.remember(checked, of: text)
    return (checked, checker.values)
  }
}
