import DynamoDBWire

/// Tables, indexes and document paths.
extension StatementParser {
  /// `"table"` or `"table"."index"`
  mutating func source(_ absent: String) throws(DynamoDBError) -> (table: String, index: String?) {
    guard isAtName else { throw StatementFailure.malformed(absent) }
    var names = [current.text]
    advance()
    while take(symbol: ".") {
      guard isAtName else { throw StatementFailure.malformed("Invalid path dot component") }
      names.append(current.text)
      advance()
    }
    guard names.count <= 2 else {
      throw .validation("A path may contain at most 2 components in the FROM clause")
    }
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw .validation("Path component cannot be an empty string")
    }
    return (names[0], names.count > 1 ? names[1] : nil)
  }

  /// Behind the source of a SELECT, UPDATE or DELETE.
  func refuseAlias() throws(DynamoDBError) {
    if isAtName || current.isKeyword("AS") { throw StatementFailure.aliasing }
  }

  /// `a.b[0]."c"['d']`
  mutating func path() throws(DynamoDBError) -> PathSyntax {
    guard isAtName else { throw unexpectedTerm }
    var path = PathSyntax(steps: [.name(current.text)])
    advance()
    while true {
      if take(symbol: ".") {
        if current.isSymbol("*") {
          throw .validation("Unpivot path component like a.*.b are not supported")
        }
        guard isAtName else { throw StatementFailure.malformed("Invalid path dot component") }
        path.steps.append(.name(current.text))
        advance()
      } else if take(symbol: "[") {
        if current.isSymbol("*") {
          throw .validation("Wildcard path component like a[*].b are not supported")
        }
        switch current.kind {
        case .number where current.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }):
          path.steps.append(.index(current.text))
        case .string: path.steps.append(.name(current.text))
        default: throw StatementFailure.malformed("Unexpected term")
        }
        advance()
        try expect(symbol: "]", "Expected closing bracket")
      } else {
        return path
      }
    }
  }

  /// What the service says where a term should begin.
  var unexpectedTerm: DynamoDBError {
    let operators = ["=", "<>", "!=", "<", "<=", ">", ">=", "+", "*"]
    if current.kind == .symbol, operators.contains(current.text) {
      return StatementFailure.malformed("Unexpected operator")
    }
    guard current.kind == .word else { return StatementFailure.malformed("Unexpected term") }
    let isOperator = ["IS", "LIKE", "IN", "BETWEEN", "AND", "OR"].contains(
      current.text.uppercased())
    return StatementFailure.malformed(isOperator ? "Unexpected operator" : "Unexpected keyword")
  }
}
