import DynamoDBWire

/// Looks up what an expression names; what is common to all expressions.
struct ExpressionChecker {
  let kind: ExpressionKind
  var placeholders: Placeholders
  private(set) var uses = PlaceholderUses()
  /// By their numbers.
  private(set) var values: [AttributeValue] = []

  init(_ kind: ExpressionKind, _ placeholders: Placeholders) {
    self.kind = kind
    self.placeholders = placeholders
  }

  mutating func path(_ syntax: PathSyntax) throws(DynamoDBError) -> DocumentPath {
    var elements: [DocumentPath.Element] = []
    for step in syntax.steps {
      switch step {
      case .name(let name): elements.append(.name(Array(name.utf8)))
      case .placeholder(let key):
        guard let name = placeholders.name(key) else {
          throw kind.invalid(
            "An expression attribute name used in the document path is not defined; "
              + "attribute name: \(key)")
        }
        uses.note(key, standsFor: name)
        elements.append(.name(Array(name.utf8)))
      case .index(let digits):
        // ScyllaDB's test_projection_expression_list_index has the text; 32 bits are Java's int.
        guard let index = Int32(digits) else {
          throw kind.invalid("List index is not within the allowable range; index: [\(digits)]")
        }
        elements.append(.index(Int(index)))
      }
    }
    // ScyllaDB's test_projection_expression_path_nesting_levels.
    guard elements.count <= ExpressionLimits.pathDepth else {
      throw kind.invalid(
        "The document path has too many nesting levels; nesting levels: \(elements.count)")
    }
    return DocumentPath(elements: elements)
  }

  /// The number of the value that `:value` stands for.
  mutating func value(_ key: String) throws(DynamoDBError) -> Int {
    if let number = uses.number(of: key) { return number }
    guard let value = placeholders.value(key) else {
      throw kind.invalid(
        "An expression attribute value used in expression is not defined; attribute value: \(key)")
    }
    uses.note(key, holds: value.kind)
    values.append(value)
    return values.count - 1
  }
}

/// The functions that exist, and how many operands they take.
enum ExpressionFunction: String {
  case attributeExists = "attribute_exists"
  case attributeNotExists = "attribute_not_exists"
  case attributeType = "attribute_type"
  case beginsWith = "begins_with"
  case contains
  case size
  case ifNotExists = "if_not_exists"
  case listAppend = "list_append"

  var operandCount: Int {
    switch self {
    case .attributeExists, .attributeNotExists, .size: 1
    case .attributeType, .beginsWith, .contains, .ifNotExists, .listAppend: 2
    }
  }

  /// Whether the function belongs to updates, not to conditions.
  var isOfUpdates: Bool { self == .ifNotExists || self == .listAppend }
}

extension ExpressionKind {
  func reservedWord(_ name: String) -> DynamoDBError {
    invalid("Attribute name is a reserved keyword; reserved keyword: \(name)")
  }

  func unknownFunction(_ name: String) -> DynamoDBError {
    invalid("Invalid function name; function: \(name)")
  }

  func misusedFunction(_ name: String) -> DynamoDBError {
    invalid("The function is not allowed to be used this way in an expression; function: \(name)")
  }

  func wrongOperandCount(_ function: FunctionSyntax) -> DynamoDBError {
    invalid(
      "Incorrect number of operands for operator or function; operator or function: "
        + "\(function.name), number of operands: \(function.arguments.count)")
  }

  func requiresPath(_ function: String) -> DynamoDBError {
    invalid("Operator or function requires a document path; operator or function: \(function)")
  }

  func wrongOperandType(_ operation: String, _ type: String) -> DynamoDBError {
    invalid(
      "Incorrect operand type for operator or function; operator or function: \(operation), "
        + "operand type: \(type)")
  }
}
