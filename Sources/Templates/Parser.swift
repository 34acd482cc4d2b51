import Documents
import DynamoDBWire

/// Makes a tree of an expression's tokens.
struct Parser {
  /// Levels of brackets; far more than anybody writes, far less than a stack holds.
  static let nestingLimit = 50
  /// Levels of a tree: `a + b + c` has two.
  static let depthLimit = 200

  private var lexer: Lexer
  private var token: Token
  private var nesting = 0
  /// Where the text before the present token ended.
  private var lastEnd: Int

  /// Parses one expression that starts at a byte of a text node.
  ///
  /// - Returns: the tree and the offset after it (after the `}}`, where it is braced).
  static func parse(
    _ node: Node, _ bytes: [UInt8], from start: Int, isBraced: Bool
  ) throws(Diagnostic) -> (tree: Tree, end: Int) {
    do throws(Diagnostic) {
      var parser = try Parser(Lexer(node, bytes, from: start, isBraced: isBraced))
      let tree = try parser.expression()
      guard case .end = parser.token.kind else { throw parser.unexpected() }
      return (tree, parser.token.range.upperBound)
    } catch {
      throw error.coded(.expression)
    }
  }

  private init(_ lexer: Lexer) throws(Diagnostic) {
    self.lexer = lexer
    lastEnd = lexer.position
    token = try self.lexer.next()
  }

  private mutating func advance() throws(Diagnostic) {
    lastEnd = token.range.upperBound
    token = try lexer.next()
  }

  private func span(_ range: Range<Int>) -> Span { lexer.node.span(ofText: range) }

  private func tree(_ kind: Tree.Kind, _ range: Range<Int>, over children: Tree...)
    throws(Diagnostic) -> Tree
  {
    let depth = 1 + (children.map(\.depth).max() ?? 0)
    guard depth <= Self.depthLimit else { throw tooDeep(range) }
    return Tree(kind: kind, range: range, depth: depth)
  }

  private func tooDeep(_ range: Range<Int>) -> Diagnostic {
    .error(
      "this expression is nested too deeply",
      at: span(range.lowerBound..<min(range.upperBound, range.lowerBound + 1)))
  }

  /// Precedence climbing; all operators associate to the left.
  private mutating func expression(above minimum: Int = 0) throws(Diagnostic) -> Tree {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.nestingLimit else { throw tooDeep(token.range) }
    var left = try unary()
    while case .symbol(let symbol) = token.kind, let operation = Operator(rawValue: symbol),
      operation.precedence > minimum
    {
      try advance()
      let right = try expression(above: operation.precedence)
      left = try tree(
        .binary(operation, left, right), left.range.lowerBound..<right.range.upperBound,
        over: left, right)
    }
    return left
  }

  private mutating func unary() throws(Diagnostic) -> Tree {
    guard token.kind == .symbol("!") || token.kind == .symbol("-") else { return try postfix() }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.nestingLimit else { throw tooDeep(token.range) }
    let start = token.range.lowerBound
    let isNot = token.kind == .symbol("!")
    try advance()
    let operand = try unary()
    let range = start..<operand.range.upperBound
    return try tree(isNot ? .not(operand) : .minus(operand), range, over: operand)
  }

  private mutating func postfix() throws(Diagnostic) -> Tree {
    var base = try primary()
    while true {
      if token.kind == .symbol(".") {
        try advance()
        guard case .name(let name) = token.kind else {
          throw .error(
            "a name must follow the '.'", at: span(lastEnd - 1..<lastEnd),
            label: "other keys are written ['key']")
        }
        let range = base.range.lowerBound..<token.range.upperBound
        try advance()
        base = try tree(.member(base, name), range, over: base)
      } else if token.kind == .symbol("[") {
        let open = token.range
        try advance()
        let index = try expression()
        guard token.kind == .symbol("]") else { throw unclosed(open, "]") }
        let range = base.range.lowerBound..<token.range.upperBound
        try advance()
        base = try tree(.index(base, index), range, over: base, index)
      } else {
        return base
      }
    }
  }

  private mutating func primary() throws(Diagnostic) -> Tree {
    let range = token.range
    switch token.kind {
    case .number(let text):
      let value = Value.number(try Number(text, at: span(range)))
      try advance()
      return try tree(.literal(value), range)
    case .text(let text):
      try advance()
      return try tree(.literal(.text(text)), range)
    case .name(let name):
      try advance()
      if token.kind == .symbol("(") { return try call(name, range) }
      switch name {
      case "true": return try tree(.literal(.bool(true)), range)
      case "false": return try tree(.literal(.bool(false)), range)
      case "null": return try tree(.literal(.null), range)
      default: return try tree(.name(name), range)
      }
    case .symbol("("):
      try advance()
      let inner = try expression()
      guard token.kind == .symbol(")") else { throw unclosed(range, ")") }
      try advance()
      return inner
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func call(_ name: String, _ nameRange: Range<Int>) throws(Diagnostic) -> Tree {
    guard let function = Function(rawValue: name) else {
      throw .unknown(
        "function", name, among: Function.allCases.map(\.rawValue), at: span(nameRange))
    }
    let open = token.range
    try advance()
    var arguments: [Tree] = []
    while token.kind != .symbol(")") {
      if !arguments.isEmpty {
        guard token.kind == .symbol(",") else { throw unclosed(open, ")") }
        try advance()
      }
      arguments.append(try expression())
    }
    let range = nameRange.lowerBound..<token.range.upperBound
    try advance()
    let parameters = function.parameters
    guard arguments.count == parameters.count else {
      let noun = parameters.count == 1 ? "argument" : "arguments"
      throw .error(
        "'\(name)' takes \(parameters.count) \(noun), found \(arguments.count)", at: span(range),
        label: "\(name)(\(parameters.joined(separator: ", ")))")
    }
    let depth = 1 + (arguments.map(\.depth).max() ?? 0)
    guard depth <= Self.depthLimit else { throw tooDeep(range) }
    return Tree(kind: .call(function, arguments), range: range, depth: depth)
  }

  /// The present token closes nothing: either it is wrong, or the bracket is never closed.
  private func unclosed(_ open: Range<Int>, _ bracket: String) -> Diagnostic {
    guard case .end = token.kind else {
      var error = unexpected()
      error.notes.append(.init("the bracket that begins here wants a '\(bracket)'", at: span(open)))
      return error
    }
    return .error(
      "this bracket is never closed", at: span(open), label: "a '\(bracket)' is missing")
  }

  private func unexpected() -> Diagnostic {
    switch token.kind {
    case .end:
      return .error(
        "a value is missing here", at: span(token.range))
    case .name("and"), .name("or"), .name("not"):
      let words = ["and": "&&", "or": "||", "not": "!"]
      let text = String(decoding: lexer.bytes[token.range], as: UTF8.self)
      return .error(
        "'\(text)' is no operator", at: span(token.range),
        label: words[text].map { "write '\($0)'" })
    default:
      let text = String(decoding: lexer.bytes[token.range], as: UTF8.self)
      return .error("'\(text.clipped(to: 30))' cannot stand here", at: span(token.range))
    }
  }
}
