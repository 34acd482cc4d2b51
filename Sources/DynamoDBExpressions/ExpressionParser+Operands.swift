import DynamoDBWire

/// Paths, values and function calls.
extension ExpressionParser {
  /// Whether the current token can be a name: a word that is no keyword of this expression.
  var isAtName: Bool {
    current.kind == .word && !kind.keywords.contains(current.text.uppercased())
  }

  mutating func path() throws(DynamoDBError) -> PathSyntax {
    var path = PathSyntax(steps: [try nameStep()])
    try extend(&path)
    return path
  }

  var isAtPathStep: Bool { isAt(symbol: ".") || isAt(symbol: "[") }

  mutating func extend(_ path: inout PathSyntax) throws(DynamoDBError) {
    while true {
      if take(symbol: ".") {
        path.steps.append(try nameStep())
      } else if take(symbol: "[") {
        guard current.kind == .digits else { throw syntaxError }
        path.steps.append(.index(current.text))
        advance()
        try expect(symbol: "]")
      } else {
        return
      }
    }
  }

  private mutating func nameStep() throws(DynamoDBError) -> PathSyntax.Step {
    let text = current.text
    if current.kind == .name {
      advance()
      return .placeholder(text)
    }
    guard isAtName else { throw syntaxError }
    advance()
    return .name(text)
  }

  mutating func value() throws(DynamoDBError) -> String {
    guard current.kind == .value else { throw syntaxError }
    let name = current.text
    advance()
    return name
  }

  /// An operand without parentheses around it.
  mutating func bareOperand() throws(DynamoDBError) -> OperandSyntax {
    if current.kind == .value { return .value(try value()) }
    let start = current
    let path = try path()
    guard start.kind == .word, path.steps.count == 1, take(symbol: "(") else { return .path(path) }
    countOperator()
    let arguments = try nested { parser throws(DynamoDBError) in try parser.list() }
    return .function(FunctionSyntax(name: start.text, arguments: arguments))
  }

  /// Operands with commas between them and a `)` behind the last one.
  mutating func list() throws(DynamoDBError) -> [OperandSyntax] {
    var operands = [try operand()]
    while take(symbol: ",") { operands.append(try operand()) }
    try expect(symbol: ")")
    return operands
  }

  mutating func operand() throws(DynamoDBError) -> OperandSyntax {
    try operandWithParentheses().operand
  }

  private mutating func operandWithParentheses() throws(DynamoDBError)
    -> (operand: OperandSyntax, isInParentheses: Bool)
  {
    guard take(symbol: "(") else { return (try bareOperand(), false) }
    let inner = try nested { parser throws(DynamoDBError) in try parser.operandWithParentheses() }
    try expect(symbol: ")")
    if inner.isInParentheses { hasRedundantParentheses = true }
    return try extended(inner.operand)
  }

  /// A condition may go on with a path behind parentheses: `(a.b).c`; an update may not (both
  /// recorded in dynalite's tests).
  mutating func extended(_ operand: OperandSyntax) throws(DynamoDBError)
    -> (operand: OperandSyntax, isInParentheses: Bool)
  {
    guard kind != .update, case .path(var path) = operand, isAtPathStep else {
      return (operand, true)
    }
    try extend(&path)
    return (.path(path), false)
  }
}
