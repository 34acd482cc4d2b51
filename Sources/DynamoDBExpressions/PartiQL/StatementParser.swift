import DynamoDBWire

/// Reads the tokens of one statement; what is common to all its parts.
///
/// Literals and parameters become values with keys of their own (`:0`, `:1`), so that conditions and
/// updates are the same trees as those of expressions, checked and evaluated by the same code.
struct StatementParser {
  private let tokens: [StatementToken]
  private var position = 0
  private let parameters: [AttributeValue]
  private(set) var usedParameters = 0
  /// The literals and parameters of conditions and updates, by the numbers in their keys.
  var values: [AttributeValue] = []
  private var depth = 0

  /// More than anybody writes, and few enough for any stack.
  private static let maximumDepth = 150

  init(_ text: String, parameters: [AttributeValue]) throws(DynamoDBError) {
    var tokenizer = StatementTokenizer(text)
    guard let tokens = tokenizer.tokens() else { throw StatementFailure.malformed("") }
    self.tokens = tokens
    self.parameters = parameters
  }

  var current: StatementToken { tokens[position] }
  var next: StatementToken { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  mutating func take(_ keyword: String) -> Bool {
    guard current.isKeyword(keyword) else { return false }
    advance()
    return true
  }

  mutating func take(symbol: String) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ keyword: String) throws(DynamoDBError) {
    guard take(keyword) else {
      throw StatementFailure.malformed("Expected \(keyword) keyword")
    }
  }

  mutating func expect(symbol: String, _ detail: String) throws(DynamoDBError) {
    guard take(symbol: symbol) else { throw StatementFailure.malformed(detail) }
  }

  mutating func nested<Value>(
    _ body: (inout StatementParser) throws(DynamoDBError) -> Value
  ) throws(DynamoDBError) -> Value {
    guard depth < Self.maximumDepth else {
      throw StatementFailure.malformed("Nested too deeply")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// The value of the parameter at the current `?`.
  mutating func parameter() throws(DynamoDBError) -> AttributeValue {
    advance()
    usedParameters += 1
    guard usedParameters <= parameters.count else { throw Self.parameterCount }
    return parameters[usedParameters - 1]
  }

  /// Keeps a value, and gives its key.
  mutating func key(for value: AttributeValue) -> String {
    values.append(value)
    return ":\(values.count - 1)"
  }

  static var parameterCount: DynamoDBError {
    .validation("Number of parameters in request and statement don't match.")
  }

  /// Where the statement must be over.
  mutating func end() throws(DynamoDBError) {
    _ = take(symbol: ";")
    guard current.kind == .end else { throw StatementFailure.leftover }
    guard usedParameters == parameters.count else { throw Self.parameterCount }
  }

  /// A word that is none of the grammar's own, or a quoted name.
  var isAtName: Bool {
    current.kind == .quotedName
      || current.kind == .word && !Self.keywords.contains(current.text.uppercased())
  }

  static let keywords: Set<String> = [
    "SELECT", "FROM", "WHERE", "INSERT", "INTO", "VALUE", "VALUES", "UPDATE", "SET", "REMOVE",
    "DELETE", "RETURNING", "ORDER", "BY", "ASC", "DESC", "AND", "OR", "NOT", "IN", "BETWEEN", "IS",
    "NULL", "MISSING", "TRUE", "FALSE", "LIKE", "EXISTS", "AS", "GROUP", "HAVING", "JOIN", "INNER",
    "LEFT", "RIGHT", "CROSS", "UNION", "PIVOT", "UNPIVOT", "CASE", "LIMIT",
  ]
}
