import DynamoDBWire

/// Takes the terms out of a condition, and refuses what cannot be asked of keys.
///
/// The texts and their order are those dynalite recorded.
struct KeyConditionReader {
  let values: [AttributeValue]
  private(set) var terms: [KeyCondition.Term] = []

  init(values: [AttributeValue]) { self.values = values }

  mutating func read(_ tree: ConditionTree) throws(DynamoDBError) {
    switch tree {
    case .and(let parts): for part in parts { try read(part) }
    case .or: throw Self.invalidOperator("OR")
    case .not: throw Self.invalidOperator("NOT")
    case .isIn: throw Self.invalidOperator("IN")
    case .exists: throw Self.invalidOperator("attribute_exists")
    case .notExists: throw Self.invalidOperator("attribute_not_exists")
    case .hasType: throw Self.invalidOperator("attribute_type")
    case .contains: throw Self.invalidOperator("contains")
    case .comparison(let left, let comparator, let right):
      if comparator == .notEqual { throw Self.invalidOperator("<>") }
      let (name, values) = try parts(of: [left, right])
      let isMirrored = left.path == nil
      try append(
        name, Self.comparison(isMirrored ? comparator.mirrored : comparator, with: values[0]))
    case .between(let operand, let low, let high):
      guard operand.path != nil else { throw Self.keyMustBeFirst("BETWEEN") }
      let (name, values) = try parts(of: [operand, low, high])
      try append(name, .between(low: values[0], high: values[1]))
    case .beginsWith(let operand, let prefix):
      guard operand.path != nil else { throw Self.keyMustBeFirst("begins_with") }
      let (name, values) = try parts(of: [operand, prefix])
      try append(name, .beginsWith(values[0]))
    }
  }

  /// One attribute among the operands, and all others values.
  private func parts(of operands: [Operand]) throws(DynamoDBError)
    -> (name: String, values: [AttributeValue])
  {
    var name: String?
    var found: [AttributeValue] = []
    for operand in operands {
      switch operand {
      case .path(let path):
        guard name == nil else {
          throw Self.invalidCondition("Multiple attribute names used in one condition")
        }
        guard !path.isNested else {
          throw ExpressionKind.keyCondition.invalid(
            "KeyConditionExpressions cannot have conditions on nested attributes")
        }
        name = path.topLevelName
      case .constant(let index): found.append(values[index])
      case .size:
        throw ExpressionKind.keyCondition.invalid(
          "KeyConditionExpressions cannot contain nested operations")
      }
    }
    guard let name else { throw Self.invalidCondition("No key attribute specified") }
    return (name, found)
  }

  private mutating func append(
    _ name: String, _ comparison: KeyCondition.Term.Comparison
  ) throws(DynamoDBError) {
    guard !terms.contains(where: { sameBytes($0.name, name) }) else {
      throw ExpressionKind.keyCondition.invalid(
        "KeyConditionExpressions must only contain one condition per key")
    }
    terms.append(KeyCondition.Term(name: name, comparison: comparison))
  }

  private static func comparison(
    _ comparator: Comparator, with value: AttributeValue
  ) -> KeyCondition.Term.Comparison {
    switch comparator {
    case .equal, .notEqual: .equal(value)
    case .less: .less(value)
    case .lessOrEqual: .lessOrEqual(value)
    case .greater: .greater(value)
    case .greaterOrEqual: .greaterOrEqual(value)
    }
  }

  private static func invalidOperator(_ name: String) -> DynamoDBError {
    ExpressionKind.keyCondition.invalid("Invalid operator used in KeyConditionExpression: \(name)")
  }

  private static func invalidCondition(_ reason: String) -> DynamoDBError {
    ExpressionKind.keyCondition.invalid("Invalid condition in KeyConditionExpression: \(reason)")
  }

  private static func keyMustBeFirst(_ operation: String) -> DynamoDBError {
    invalidCondition("\(operation) operator must have the key attribute as its first operand")
  }
}
