import DynamoDBWire

/// Makes checked actions of an update's syntax.
///
/// Each kind of error is looked for in the whole text before the next, in dynalite's order: what
/// `UpdateUsage` checks, undefined names, undefined values, paths that overlap or conflict, operands
/// of ADD and DELETE, operands of functions.
struct UpdateChecker {
  private var checker: ExpressionChecker

  var placeholders: Placeholders { checker.placeholders }
  var uses: PlaceholderUses { checker.uses }
  var values: [AttributeValue] { checker.values }
  private var kind: ExpressionKind { checker.kind }

  init(_ placeholders: Placeholders, as kind: ExpressionKind = .update) {
    checker = ExpressionChecker(kind, placeholders)
  }

  mutating func actions(_ update: UpdateSyntax) throws(DynamoDBError) -> [UpdateAction] {
    for path in update.paths { _ = try checker.path(path) }
    for key in update.valueKeys { _ = try checker.value(key) }
    var targets: [DocumentPath] = []
    for action in update.actions { targets.append(try checker.path(action.target)) }
    try DocumentPath.check(distinct: targets, in: kind)
    try checkOperandsOfSets(update)
    var actions: [UpdateAction] = []
    for (action, target) in zip(update.actions, targets) {
      actions.append(UpdateAction(path: target, change: try change(action)))
    }
    return actions
  }

  /// The names of types in this message are not those of the API.
  private mutating func checkOperandsOfSets(_ update: UpdateSyntax) throws(DynamoDBError) {
    for action in update.actions {
      let clause: String
      let number: Int
      switch action {
      case .add(_, let key): (clause, number) = ("ADD", try checker.value(key))
      case .delete(_, let key): (clause, number) = ("DELETE", try checker.value(key))
      case .set, .remove: continue
      }
      let type: String
      switch values[number].kind {
      case .ss, .ns, .bs: continue
      case .n where clause == "ADD": continue
      case .s: type = "STRING"
      case .n: type = "NUMBER"
      case .b: type = "BINARY"
      case .bool: type = "BOOLEAN"
      case .null: type = "NULL"
      case .l: type = "LIST"
      case .m: type = "MAP"
      }
      throw kind.invalid(
        "Incorrect operand type for operator or function; operator: \(clause), operand type: \(type)"
      )
    }
  }

  private mutating func change(_ action: UpdateActionSyntax) throws(DynamoDBError)
    -> UpdateAction.Change
  {
    switch action {
    case .remove: return .remove
    case .add(_, let key): return .add(try checker.value(key))
    case .delete(_, let key): return .delete(try checker.value(key))
    case .set(_, .operand(let operand)): return .set(try self.operand(operand))
    case .set(_, .sum(let left, let right)):
      return .set(.sum(try number(left, of: "+"), try number(right, of: "+")))
    case .set(_, .difference(let left, let right)):
      return .set(.difference(try number(left, of: "-"), try number(right, of: "-")))
    }
  }

  private mutating func number(
    _ syntax: OperandSyntax, of operation: String
  ) throws(DynamoDBError) -> UpdateOperand {
    try operand(syntax, of: operation, as: .n)
  }

  /// An operand whose type must be the given one, where the text already tells it.
  private mutating func operand(
    _ syntax: OperandSyntax, of operation: String, as required: AttributeValue.Kind
  ) throws(DynamoDBError) -> UpdateOperand {
    let operand = try operand(syntax)
    if let kind = operand.knownKind(values), kind != required {
      throw self.kind.wrongOperandType(operation, kind.rawValue)
    }
    return operand
  }

  private mutating func operand(_ syntax: OperandSyntax) throws(DynamoDBError) -> UpdateOperand {
    switch syntax {
    case .path(let path): return .path(try checker.path(path))
    case .value(let key): return .constant(try checker.value(key))
    case .function(let function):
      guard function.arguments.count == 2 else { throw kind.wrongOperandCount(function) }
      let (first, second) = (function.arguments[0], function.arguments[1])
      if function.name == ExpressionFunction.listAppend.rawValue {
        return .listAppend(
          try operand(first, of: function.name, as: .l),
          try operand(second, of: function.name, as: .l))
      }
      guard case .path(let path) = first else { throw kind.requiresPath(function.name) }
      return .ifNotExists(try checker.path(path), try operand(second))
    }
  }
}
