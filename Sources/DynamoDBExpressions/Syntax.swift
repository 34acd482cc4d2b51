/// What stands in the text of an expression, before anything is looked up or judged.

/// `a.#b[0]`
struct PathSyntax: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case name(String)
    /// `#name`
    case placeholder(String)
    /// The digits between brackets, of whatever length.
    case index(String)
  }
  var steps: [Step]
}

indirect enum OperandSyntax: Sendable {
  case path(PathSyntax)
  /// `:value`
  case value(String)
  case function(FunctionSyntax)
}

struct FunctionSyntax: Sendable {
  let name: String
  let arguments: [OperandSyntax]
}

/// Chains of AND and OR are one node with many children, so that their length costs no depth.
indirect enum ConditionSyntax: Sendable {
  case or([ConditionSyntax])
  case and([ConditionSyntax])
  case not(ConditionSyntax)
  case comparison(OperandSyntax, Comparator, OperandSyntax)
  case between(OperandSyntax, low: OperandSyntax, high: OperandSyntax)
  case isIn(OperandSyntax, [OperandSyntax])
  case function(FunctionSyntax)
}

enum Comparator: String, Sendable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// The comparator that says the same with the operands exchanged.
  var mirrored: Comparator {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

enum UpdateActionSyntax: Sendable {
  enum Value: Sendable {
    case operand(OperandSyntax)
    case sum(OperandSyntax, OperandSyntax)
    case difference(OperandSyntax, OperandSyntax)
  }
  case set(PathSyntax, Value)
  case remove(PathSyntax)
  /// `ADD path :value`
  case add(PathSyntax, String)
  /// `DELETE path :value`
  case delete(PathSyntax, String)
}
