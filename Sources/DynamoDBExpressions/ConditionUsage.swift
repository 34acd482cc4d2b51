import DynamoDBWire

/// The checks over a whole condition that need no placeholder, in the service's order of errors:
/// unknown functions, functions in the wrong place, reserved words.
///
/// The order is that of dynalite's parser, which was recorded on the service.
struct ConditionUsage {
  private let kind: ExpressionKind
  private var unknownFunction: DynamoDBError?
  private var misusedFunction: DynamoDBError?
  private var reservedWord: DynamoDBError?

  static func check(_ condition: ConditionSyntax, in kind: ExpressionKind) throws(DynamoDBError) {
    var usage = ConditionUsage(kind: kind)
    usage.visit(condition)
    if let error = usage.unknownFunction { throw error }
    if let error = usage.misusedFunction { throw error }
    if let error = usage.reservedWord { throw error }
  }

  private init(kind: ExpressionKind) { self.kind = kind }

  private mutating func visit(_ condition: ConditionSyntax) {
    switch condition {
    case .or(let parts), .and(let parts): for part in parts { visit(part) }
    case .not(let inner): visit(inner)
    case .comparison(let left, _, let right): visit([left, right])
    case .between(let operand, let low, let high): visit([operand, low, high])
    case .isIn(let operand, let list): visit([operand] + list)
    case .function(let function):
      visit(function)
      // size gives a number, which is no condition.
      guard let known = ExpressionFunction(rawValue: function.name) else { return }
      if known == .size || known.isOfUpdates { misuse(function) }
    }
  }

  private mutating func visit(_ operands: [OperandSyntax]) {
    for operand in operands {
      switch operand {
      case .path(let path): visit(path)
      case .value: break
      case .function(let function): visit(function)
      }
    }
    // Of all functions only size gives something to compare.
    for case .function(let function) in operands where function.name != "size" {
      misuse(function)
    }
  }

  private mutating func visit(_ function: FunctionSyntax) {
    visit(function.arguments)
    if ExpressionFunction(rawValue: function.name) == nil, unknownFunction == nil {
      unknownFunction = kind.unknownFunction(function.name)
    }
  }

  private mutating func visit(_ path: PathSyntax) {
    guard reservedWord == nil else { return }
    for case .name(let name) in path.steps where ReservedWords.contains(name) {
      reservedWord = kind.reservedWord(name)
      return
    }
  }

  private mutating func misuse(_ function: FunctionSyntax) {
    if misusedFunction == nil { misusedFunction = kind.misusedFunction(function.name) }
  }
}
