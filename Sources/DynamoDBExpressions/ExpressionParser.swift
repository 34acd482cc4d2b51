import DynamoDBWire

/// Reads tokens into a syntax tree; what is common to all expressions.
///
/// It finds syntax errors only, and notes what is judged later: DynamoDB reports a syntax error
/// anywhere in the text before any other error.
struct ExpressionParser {
  let kind: ExpressionKind
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var position = 0
  private var depth = 0
  private(set) var operatorCount = 0
  var hasRedundantParentheses = false

  /// More levels than the 300 operators of a valid expression can need.
  private static let maximumDepth = 310

  init(_ text: String, as kind: ExpressionKind) throws(DynamoDBError) {
    self.kind = kind
    bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw kind.invalid("The expression can not be empty;") }
    guard bytes.count <= ExpressionLimits.bytes else {
      // The size stands in two kinds of expressions only (ExtendDB's test_expression_size_limit, seen
      // on the service in 2026).
      let size = kind == .condition || kind == .filter ? " expression size: \(bytes.count)" : ""
      throw kind.invalid("Expression size has exceeded the maximum allowed size;\(size)")
    }
    tokens = Token.tokens(of: bytes)
  }

  var current: Token { tokens[position] }

  var isAtEnd: Bool { current.kind == .end }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func isAt(symbol: String) -> Bool { current.kind == .symbol && current.text == symbol }

  func isAt(keyword: String) -> Bool {
    current.kind == .word && current.text.uppercased() == keyword
  }

  /// Goes on behind the symbol where it is the current token.
  mutating func take(symbol: String) -> Bool {
    guard isAt(symbol: symbol) else { return false }
    advance()
    return true
  }

  mutating func take(keyword: String) -> Bool {
    guard isAt(keyword: keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(symbol: String) throws(DynamoDBError) {
    guard take(symbol: symbol) else { throw syntaxError }
  }

  func expectEnd() throws(DynamoDBError) {
    guard isAtEnd else { throw syntaxError }
  }

  /// Names the current token, and shows the text from the token before it to the one behind it.
  var syntaxError: DynamoDBError {
    let first = tokens[max(position - 1, 0)].range.lowerBound
    let last = tokens[min(position + 1, tokens.count - 1)]
    let end =
      last.kind == .end ? tokens[max(tokens.count - 2, 0)].range.upperBound : last.range.upperBound
    let near = String(decoding: bytes[first..<max(first, end)], as: UTF8.self)
    return kind.invalid("Syntax error; token: \"\(current.text)\", near: \"\(near)\"")
  }

  mutating func countOperator() { operatorCount += 1 }

  /// Runs `body` one level deeper; the limit keeps any text from exhausting the stack.
  mutating func nested<Value>(
    _ body: (inout ExpressionParser) throws(DynamoDBError) -> Value
  ) throws(DynamoDBError) -> Value {
    guard depth < Self.maximumDepth else {
      // So many levels are made of operators, or of parentheses that have nothing to group.
      throw operatorCount > ExpressionLimits.operators ? tooManyOperators : redundantParentheses
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  var redundantParentheses: DynamoDBError {
    kind.invalid("The expression has redundant parentheses;")
  }

  /// The service stops to count at the first operator too many: aws/aws-sdk-js issue 3721.
  private var tooManyOperators: DynamoDBError {
    kind.invalid(
      "The expression contains too many operators; operator count: \(ExpressionLimits.operators + 1)"
    )
  }

  /// What a text without syntax errors is checked for first.
  func checkForm() throws(DynamoDBError) {
    if operatorCount > ExpressionLimits.operators { throw tooManyOperators }
    if hasRedundantParentheses { throw redundantParentheses }
  }
}
