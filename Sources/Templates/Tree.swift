import DynamoDBWire

/// An expression as parsed; every part knows its bytes in the scalar's text.
struct Tree: Sendable {
  indirect enum Kind: Sendable {
    case literal(Value)
    case name(String)
    case member(Tree, String)
    case index(Tree, Tree)
    case not(Tree)
    case minus(Tree)
    case binary(Operator, Tree, Tree)
    case call(Function, [Tree])
  }

  let kind: Kind
  let range: Range<Int>
  /// Levels of trees in it: limited, since trees are walked by recursion.
  let depth: Int
}

/// Operators between two values, with what binds tighter having the larger precedence.
enum Operator: String, Sendable, CaseIterable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"

  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .plus, .minus: 5
    case .times, .divided: 6
    }
  }
}

/// The functions of expressions.
enum Function: String, Sendable, CaseIterable {
  case uuid, now, today, count, keys, contains, join
  case idOf = "id_of"
  case startsWith = "starts_with"

  /// Its arguments' names.
  var parameters: [String] {
    switch self {
    case .uuid, .now, .today: []
    case .idOf: ["key"]
    case .count, .keys: ["x"]
    case .contains, .startsWith: ["x", "y"]
    case .join: ["list", "text"]
    }
  }
}
