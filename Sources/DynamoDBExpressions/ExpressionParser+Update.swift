import DynamoDBWire

/// An update's clauses, in the order of the text; the same clause may come twice here.
struct UpdateSyntax: Sendable {
  var actions: [UpdateActionSyntax] = []
  var clauses: [String] = []
}

extension ExpressionParser {
  mutating func update() throws(DynamoDBError) -> UpdateSyntax {
    var update = UpdateSyntax()
    repeat {
      guard current.kind == .word, kind.keywords.contains(current.text.uppercased()) else {
        throw syntaxError
      }
      let clause = current.text.uppercased()
      update.clauses.append(clause)
      advance()
      repeat { update.actions.append(try action(of: clause)) } while take(symbol: ",")
    } while !isAtEnd
    return update
  }

  private mutating func action(of clause: String) throws(DynamoDBError) -> UpdateActionSyntax {
    let path = try path()
    switch clause {
    case "SET":
      try expect(symbol: "=")
      return .set(path, try assignedValue())
    case "ADD": return .add(path, try value())
    case "DELETE": return .delete(path, try value())
    default: return .remove(path)
    }
  }

  /// One operand, or two with `+` or `-` between them, the whole in parentheses or not.
  private mutating func assignedValue() throws(DynamoDBError) -> UpdateActionSyntax.Value {
    guard take(symbol: "(") else { return try arithmetic(from: try operand()) }
    let startsWithParenthesis = isAt(symbol: "(")
    let first = try nested { parser throws(DynamoDBError) in try parser.operand() }
    let inner = try arithmetic(from: first)
    try expect(symbol: ")")
    guard case .operand(let operand) = inner else { return inner }
    if startsWithParenthesis { hasRedundantParentheses = true }
    return try arithmetic(from: operand)
  }

  private mutating func arithmetic(from first: OperandSyntax) throws(DynamoDBError)
    -> UpdateActionSyntax.Value
  {
    if take(symbol: "+") {
      countOperator()
      return .sum(first, try operand())
    }
    if take(symbol: "-") {
      countOperator()
      return .difference(first, try operand())
    }
    return .operand(first)
  }
}
