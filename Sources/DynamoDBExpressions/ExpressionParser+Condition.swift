import DynamoDBWire

/// Conditions: OR binds weakest, then AND, then NOT.
///
/// Source: "Condition and filter expressions, operators, and functions in DynamoDB".
extension ExpressionParser {
  mutating func condition() throws(DynamoDBError) -> ConditionSyntax {
    let condition = try disjunction(inParentheses: false).condition(or: self)
    try expectEnd()
    return condition
  }

  /// What stands between parentheses may turn out as a condition or as an operand: `(a) = b`.
  private struct Term {
    enum Content {
      case condition(ConditionSyntax)
      case operand(OperandSyntax)
    }
    var content: Content
    var isInParentheses = false

    func condition(or parser: ExpressionParser) throws(DynamoDBError) -> ConditionSyntax {
      switch content {
      case .condition(let condition): return condition
      case .operand: throw parser.syntaxError
      }
    }
  }

  private mutating func disjunction(inParentheses: Bool) throws(DynamoDBError) -> Term {
    let first = try conjunction(inParentheses: inParentheses)
    guard isAt(keyword: "OR") else { return first }
    var parts = [try first.condition(or: self)]
    while take(keyword: "OR") {
      countOperator()
      parts.append(try conjunction(inParentheses: false).condition(or: self))
    }
    return Term(content: .condition(.or(parts)))
  }

  private mutating func conjunction(inParentheses: Bool) throws(DynamoDBError) -> Term {
    let first = try negation(inParentheses: inParentheses)
    guard isAt(keyword: "AND") else { return first }
    var parts = [try first.condition(or: self)]
    while take(keyword: "AND") {
      countOperator()
      parts.append(try negation(inParentheses: false).condition(or: self))
    }
    return Term(content: .condition(.and(parts)))
  }

  private mutating func negation(inParentheses: Bool) throws(DynamoDBError) -> Term {
    guard take(keyword: "NOT") else { return try primary(inParentheses: inParentheses) }
    countOperator()
    let inner = try nested { parser throws(DynamoDBError) in
      try parser.negation(inParentheses: false).condition(or: parser)
    }
    return Term(content: .condition(.not(inner)))
  }

  private mutating func primary(inParentheses: Bool) throws(DynamoDBError) -> Term {
    var term: Term
    if take(symbol: "(") {
      term = try nested { parser throws(DynamoDBError) in
        try parser.disjunction(inParentheses: true)
      }
      try expect(symbol: ")")
      if term.isInParentheses { hasRedundantParentheses = true }
      term.isInParentheses = true
      if case .operand(let operand) = term.content {
        let (extended, isInParentheses) = try extended(operand)
        term = Term(content: .operand(extended), isInParentheses: isInParentheses)
      }
    } else {
      term = Term(content: .operand(try bareOperand()))
    }
    guard case .operand(let operand) = term.content else { return term }
    if let condition = try comparison(of: operand) { return Term(content: .condition(condition)) }
    if inParentheses, isAt(symbol: ")") { return term }
    guard case .function(let function) = operand else { throw syntaxError }
    term.content = .condition(.function(function))
    return term
  }

  /// What follows the first operand of a comparison; nil where no comparison follows.
  private mutating func comparison(of operand: OperandSyntax) throws(DynamoDBError)
    -> ConditionSyntax?
  {
    if current.kind == .symbol, let comparator = Comparator(rawValue: current.text) {
      advance()
      countOperator()
      return .comparison(operand, comparator, try self.operand())
    }
    if take(keyword: "BETWEEN") {
      countOperator()
      let low = try self.operand()
      guard take(keyword: "AND") else { throw syntaxError }
      return .between(operand, low: low, high: try self.operand())
    }
    if take(keyword: "IN") {
      countOperator()
      try expect(symbol: "(")
      return .isIn(operand, try list())
    }
    return nil
  }
}
