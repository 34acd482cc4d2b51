import DynamoDBWire

/// The checks over a whole update that need no placeholder, in dynalite's order of errors: reserved
/// words, unknown functions, repeated clauses.
enum UpdateUsage {
  private static let kind = ExpressionKind.update

  static func check(_ update: UpdateSyntax) throws(DynamoDBError) {
    try checkWords(update)
    try checkFunctionNames(update)
    try checkClauses(update.clauses)
  }

  private static func checkWords(_ update: UpdateSyntax) throws(DynamoDBError) {
    for path in update.paths {
      for case .name(let name) in path.steps where ReservedWords.contains(name) {
        throw kind.reservedWord(name)
      }
    }
  }

  private static func checkFunctionNames(_ update: UpdateSyntax) throws(DynamoDBError) {
    for function in update.functions where ExpressionFunction(rawValue: function.name) == nil {
      throw kind.unknownFunction(function.name)
    }
    for function in update.functions {
      if ExpressionFunction(rawValue: function.name)?.isOfUpdates != true {
        throw kind.misusedFunction(function.name)
      }
      // ScyllaDB's test_update_expression_function_nesting.
      for case .function(let inner) in function.arguments where inner.name == "list_append" {
        throw kind.misusedFunction(inner.name)
      }
    }
  }

  private static func checkClauses(_ clauses: [String]) throws(DynamoDBError) {
    for (index, clause) in clauses.enumerated() where clauses[..<index].contains(clause) {
      throw kind.invalid(
        "The \"\(clause)\" section can only be used once in an update expression;")
    }
  }
}
