import DynamoDBWire

/// WHERE: OR binds weakest, then AND, then NOT, then comparisons.
extension StatementParser {
  mutating func condition() throws(DynamoDBError) -> ConditionSyntax {
    try Self.condition(of: try disjunction())
  }

  /// What stands between parentheses may turn out as a condition or as an operand.
  private enum Term {
    case condition(ConditionSyntax)
    case operand(OperandSyntax)
  }

  private static func condition(of term: Term) throws(DynamoDBError) -> ConditionSyntax {
    switch term {
    case .condition(let condition): return condition
    case .operand:
      throw .validation("WHERE clause must contain an expression that resolves to a boolean")
    }
  }

  private mutating func disjunction() throws(DynamoDBError) -> Term {
    let first = try conjunction()
    guard current.isKeyword("OR") else { return first }
    var parts = [try Self.condition(of: first)]
    while take("OR") {
      try checkRightSide()
      parts.append(try Self.condition(of: try conjunction()))
    }
    return .condition(.or(parts))
  }

  private mutating func conjunction() throws(DynamoDBError) -> Term {
    let first = try negation()
    guard current.isKeyword("AND") else { return first }
    var parts = [try Self.condition(of: first)]
    while take("AND") {
      try checkRightSide()
      parts.append(try Self.condition(of: try negation()))
    }
    return .condition(.and(parts))
  }

  private func checkRightSide() throws(DynamoDBError) {
    guard current.kind != .end, !current.isSymbol(";") else {
      throw StatementFailure.malformed("Missing right-hand side expression of infix operator")
    }
  }

  private mutating func negation() throws(DynamoDBError) -> Term {
    guard take("NOT") else { return try comparison() }
    let inner = try nested { parser throws(DynamoDBError) in
      try Self.condition(of: try parser.negation())
    }
    return .condition(.not(inner))
  }

  private mutating func comparison() throws(DynamoDBError) -> Term {
    let operand: OperandSyntax
    if take(symbol: "(") {
      let inner = try nested { parser throws(DynamoDBError) in try parser.disjunction() }
      try expect(symbol: ")", "Expected closing parenthesis")
      guard case .operand(let bare) = inner else { return inner }
      operand = bare
    } else {
      switch try term() {
      case .condition(let condition): return .condition(condition)
      case .operand(let bare): operand = bare
      }
    }
    if let comparator = comparator() {
      try checkRightSide()
      return .condition(.comparison(operand, comparator, try self.operand()))
    }
    let isNegated = current.isKeyword("NOT") && (next.isKeyword("IN") || next.isKeyword("BETWEEN"))
    if isNegated { advance() }
    guard let condition = try keywordComparison(of: operand) else { return .operand(operand) }
    return .condition(isNegated ? .not(condition) : condition)
  }

  private mutating func comparator() -> Comparator? {
    guard current.kind == .symbol else { return nil }
    let comparator = current.text == "!=" ? .notEqual : Comparator(rawValue: current.text)
    if comparator != nil { advance() }
    return comparator
  }

  private mutating func keywordComparison(
    of operand: OperandSyntax
  ) throws(DynamoDBError) -> ConditionSyntax? {
    if take("BETWEEN") {
      let low = try self.operand()
      try expect("AND")
      return .between(operand, low: low, high: try self.operand())
    }
    if take("IN") { return .isIn(operand, try alternatives()) }
    if current.isKeyword("IS") { return try typeTest(of: operand) }
    if current.isKeyword("LIKE") {
      throw StatementFailure.at(
        current, "Unsupported operator in Condition Expression. Operator: LIKE")
    }
    return nil
  }

  /// `[1, 2]` or `(1, 2)`
  private mutating func alternatives() throws(DynamoDBError) -> [OperandSyntax] {
    let end = current.isSymbol("[") ? "]" : ")"
    guard take(symbol: "[") || take(symbol: "("), !current.isSymbol(end) else {
      throw StatementFailure.invalidIn
    }
    var operands: [OperandSyntax] = []
    repeat { operands.append(try operand()) } while take(symbol: ",")
    try expect(symbol: end, "Expected closing bracket")
    return operands
  }

  /// `IS [NOT] MISSING`, `IS [NOT] NULL`, and the other types.
  private mutating func typeTest(of operand: OperandSyntax) throws(DynamoDBError) -> ConditionSyntax
  {
    guard case .path = operand else {
      throw .validation(
        "The left hand side argument to IS must be a Variable Reference, Literal, or Path")
    }
    advance()
    let isNegated = take("NOT")
    let types: [String: AttributeValue.Kind] = [
      "NULL": .null, "BOOLEAN": .bool, "BOOL": .bool, "BLOB": .b, "STRING": .s, "NUMERIC": .n,
      "STRUCT": .m, "TUPLE": .m, "LIST": .l,
    ]
    let name = current.text.uppercased()
    let test: ConditionSyntax
    if current.isKeyword("MISSING") {
      test = Self.call(.attributeNotExists, [operand])
    } else if current.kind == .word, let type = types[name] {
      test = Self.call(.attributeType, [operand, .value(key(for: .s(type.rawValue)))])
    } else if current.kind == .word, Self.otherTypes.contains(name) {
      throw .validation(
        "Unsupported data type for IS operator: \(name). Supported data types are [MISSING, NULL, "
          + "BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]")
    } else {
      throw StatementFailure.malformed("Expected type name")
    }
    advance()
    return isNegated ? .not(test) : test
  }

  /// Types of PartiQL that DynamoDB does not have.
  private static let otherTypes: Set<String> = [
    "INT", "INTEGER", "INT4", "INT8", "SMALLINT", "BIGINT", "FLOAT", "REAL", "DECIMAL", "TIMESTAMP",
    "CHAR", "CHARACTER", "VARCHAR", "SYMBOL", "CLOB", "BAG", "SEXP", "DATE", "TIME",
  ]

  private static func call(
    _ function: ExpressionFunction, _ arguments: [OperandSyntax]
  ) -> ConditionSyntax {
    .function(FunctionSyntax(name: function.rawValue, arguments: arguments))
  }

  // MARK: Operands

  /// A function that is a condition by itself, or an operand.
  private mutating func term() throws(DynamoDBError) -> Term {
    let name = current
    guard name.kind == .word, next.isSymbol("(") else { return .operand(try operand()) }
    let known: [String: ExpressionFunction] = [
      "begins_with": .beginsWith, "contains": .contains, "attribute_type": .attributeType,
      "attribute_exists": .attributeExists, "attribute_not_exists": .attributeNotExists,
    ]
    guard let function = known[name.text.lowercased()] else { return .operand(try operand()) }
    advance()
    return .condition(Self.call(function, try arguments()))
  }

  /// - Parameter function: The one that an argument may call.
  mutating func arguments(
    calling function: ExpressionFunction = .size
  ) throws(DynamoDBError) -> [OperandSyntax] {
    advance()
    var arguments: [OperandSyntax] = []
    while !current.isSymbol(")") {
      if !arguments.isEmpty { try expect(symbol: ",", "Expected comma or closing parenthesis") }
      arguments.append(try nestedOperand(calling: function))
    }
    advance()
    return arguments
  }

  /// A path, a value or a call of the one function that there is in this place.
  mutating func operand(
    calling function: ExpressionFunction = .size
  ) throws(DynamoDBError) -> OperandSyntax {
    if current.isSymbol("(") {
      advance()
      let inner = try nestedOperand(calling: function)
      try expect(symbol: ")", "Expected closing parenthesis")
      return inner
    }
    if isAtValue {
      let value = try value()
      return .value(key(for: value))
    }
    let name = current
    guard name.kind == .word, next.isSymbol("(") else { return .path(try path()) }
    guard name.text.lowercased() == function.rawValue else {
      throw StatementFailure.unrecognized(name)
    }
    advance()
    return .function(
      FunctionSyntax(name: function.rawValue, arguments: try arguments(calling: function)))
  }

  private mutating func nestedOperand(
    calling function: ExpressionFunction
  ) throws(DynamoDBError) -> OperandSyntax {
    try nested { parser throws(DynamoDBError) in try parser.operand(calling: function) }
  }
}
