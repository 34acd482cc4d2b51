package import DynamoDBWire

/// Makes a checked tree of a condition's syntax.
///
/// Condition by condition in the order of the text; within one, undefined placeholders come before
/// wrong operand counts, then equal operands, then wrong types (dynalite's order).
struct ConditionChecker {
  private var checker: ExpressionChecker
  /// In the order of the text, with repetitions.
  private(set) var paths: [DocumentPath] = []
  /// The bounds of each BETWEEN that are both values, which must be in order.
  private(set) var bounds: [(low: Int, high: Int)] = []
  /// Whether more than the type of a value decides what the condition means.
  private(set) var dependsOnContent = false

  var kind: ExpressionKind { checker.kind }
  var placeholders: Placeholders { checker.placeholders }
  var uses: PlaceholderUses { checker.uses }
  var values: [AttributeValue] { checker.values }

  init(_ kind: ExpressionKind, _ placeholders: Placeholders) {
    checker = ExpressionChecker(kind, placeholders)
  }

  mutating func tree(_ syntax: ConditionSyntax) throws(DynamoDBError) -> ConditionTree {
    switch syntax {
    case .or(let parts): return .or(try trees(parts))
    case .and(let parts): return .and(try trees(parts))
    case .not(let inner): return .not(try tree(inner))
    case .comparison(let left, let comparator, let right):
      let operands = try operands([left, right])
      try checkDistinct(operands, of: comparator.rawValue)
      if comparator != .equal, comparator != .notEqual {
        try checkOrdered(operands, of: comparator.rawValue)
      }
      return .comparison(operands[0], comparator, operands[1])
    case .between(let operand, let low, let high):
      let operands = try operands([operand, low, high])
      try checkOrdered(operands, of: "BETWEEN")
      try checkBounds(operands[1], operands[2])
      return .between(operands[0], low: operands[1], high: operands[2])
    case .isIn(let operand, let list):
      let operands = try operands([operand] + list)
      guard list.count <= ExpressionLimits.operandsOfIn else {
        throw kind.invalid(
          "The IN operator is provided with too many operands; number of operands: \(list.count)")
      }
      return .isIn(operands[0], Array(operands.dropFirst()))
    case .function(let function): return try tree(of: function)
    }
  }

  private mutating func trees(_ parts: [ConditionSyntax]) throws(DynamoDBError) -> [ConditionTree] {
    var trees: [ConditionTree] = []
    for part in parts { trees.append(try tree(part)) }
    return trees
  }

  private mutating func tree(of function: FunctionSyntax) throws(DynamoDBError) -> ConditionTree {
    let operands = try operands(function.arguments)
    guard let known = ExpressionFunction(rawValue: function.name) else {
      throw kind.unknownFunction(function.name)
    }
    guard operands.count == known.operandCount else { throw kind.wrongOperandCount(function) }
    try checkDistinct(operands, of: function.name)
    switch known {
    case .attributeExists: return .exists(try path(operands[0], of: known))
    case .attributeNotExists: return .notExists(try path(operands[0], of: known))
    case .attributeType: return .hasType(operands[0], try typeName(operands[1]))
    case .beginsWith:
      for operand in operands {
        guard let type = type(of: operand), type != .s, type != .b else { continue }
        throw kind.wrongOperandType(function.name, type.rawValue)
      }
      return .beginsWith(operands[0], operands[1])
    case .contains: return .contains(operands[0], operands[1])
    case .size, .ifNotExists, .listAppend: throw kind.misusedFunction(function.name)
    }
  }
}

// Operands
extension ConditionChecker {
  private mutating func operands(_ syntax: [OperandSyntax]) throws(DynamoDBError) -> [Operand] {
    // All placeholders first: an undefined one is reported before a wrong count.
    for operand in syntax { try lookUp(operand) }
    var operands: [Operand] = []
    for operand in syntax { operands.append(try self.operand(operand)) }
    return operands
  }

  private mutating func lookUp(_ syntax: OperandSyntax) throws(DynamoDBError) {
    switch syntax {
    case .path(let path): paths.append(try checker.path(path))
    case .value(let key): _ = try checker.value(key)
    case .function(let function): for argument in function.arguments { try lookUp(argument) }
    }
  }

  private mutating func operand(_ syntax: OperandSyntax) throws(DynamoDBError) -> Operand {
    switch syntax {
    case .path(let path): return .path(try checker.path(path))
    case .value(let key): return .constant(try checker.value(key))
    case .function(let function):
      var arguments: [Operand] = []
      for argument in function.arguments { arguments.append(try operand(argument)) }
      guard arguments.count == 1 else { throw kind.wrongOperandCount(function) }
      if let type = type(of: arguments[0]), [.n, .bool, .null].contains(type) {
        throw kind.wrongOperandType(function.name, type.rawValue)
      }
      return .size(arguments[0])
    }
  }

  /// The operand's type where it is known before there is an item.
  private func type(of operand: Operand) -> AttributeValue.Kind? {
    switch operand {
    case .path: nil
    case .constant(let index): values[index].kind
    case .size: .n
    }
  }
}

// What functions and operators ask of their operands
extension ConditionChecker {
  private func checkDistinct(
    _ operands: [Operand], of operation: String
  ) throws(DynamoDBError) {
    guard operands.count == 2, let first = operands[0].path, first == operands[1].path else {
      return
    }
    throw kind.invalid(
      "The first operand must be distinct from the remaining operands for this operator or "
        + "function; operator: \(operation), first operand: \(first)")
  }

  /// Only texts, numbers and binary values have an order (ScyllaDB's test_update_condition_lt).
  private func checkOrdered(_ operands: [Operand], of operation: String) throws(DynamoDBError) {
    for operand in operands {
      guard let type = type(of: operand), ![.s, .n, .b].contains(type) else { continue }
      throw kind.wrongOperandType(operation, type.rawValue)
    }
  }

  private mutating func checkBounds(_ low: Operand, _ high: Operand) throws(DynamoDBError) {
    guard case .constant(let lowIndex) = low, case .constant(let highIndex) = high else { return }
    bounds.append((lowIndex, highIndex))
    let (lowValue, highValue) = (values[lowIndex], values[highIndex])
    let rule: String
    if lowValue.kind != highValue.kind {
      rule = "same data type for lower and upper bounds"
    } else if lowValue.isOrdered(after: highValue) {
      rule = "upper bound to be greater than or equal to lower bound"
    } else {
      return
    }
    throw kind.invalid(
      "The BETWEEN operator requires \(rule); lower bound operand: \(lowValue.shown), "
        + "upper bound operand: \(highValue.shown)")
  }

  private func path(
    _ operand: Operand, of function: ExpressionFunction
  ) throws(DynamoDBError) -> DocumentPath {
    guard let path = operand.path else { throw kind.requiresPath(function.rawValue) }
    return path
  }

  /// The second operand of attribute_type must be a text in the request, not in the item.
  private mutating func typeName(
    _ operand: Operand
  ) throws(DynamoDBError) -> AttributeValue.Kind {
    dependsOnContent = true
    let function = ExpressionFunction.attributeType.rawValue
    guard let type = type(of: operand) else {
      throw kind.wrongOperandType(function, "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}")
    }
    guard case .constant(let index) = operand, case .s(let name) = values[index] else {
      throw kind.wrongOperandType(function, type.rawValue)
    }
    guard let named = AttributeValue.Kind(rawValue: name) else {
      throw kind.invalid(
        "Invalid attribute type name found; type: \(name), "
          + "valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")
    }
    return named
  }
}

extension AttributeValue {
  /// Whether a text, number or binary value is larger than another of the same type.
  package func isOrdered(after other: AttributeValue) -> Bool {
    switch (self, other) {
    case (.s(let a), .s(let b)): precedesByBytes(b, a)
    case (.n(let a), .n(let b)): b < a
    case (.b(let a), .b(let b)): b.lexicographicallyPrecedes(a)
    default: false
    }
  }

  /// The service's form of a text, number or binary value in messages: `AttributeValue: {N:1}`.
  fileprivate var shown: String {
    let content: String =
      switch self {
      case .s(let text): text
      case .n(let number): number.description
      case .b(let bytes): Base64.encode(bytes)
      default: ""
      }
    return "AttributeValue: {\(kind.rawValue):\(content)}"
  }
}
