import DynamoDBWire

/// Literals and parameters.
extension StatementParser {
  /// Whether a literal or a parameter begins here.
  var isAtValue: Bool {
    switch current.kind {
    case .string, .number, .parameter: true
    case .symbol:
      ["[", "{", "<<"].contains(current.text)
        || (["-", "+"].contains(current.text) && next.kind == .number)
    case .word: ["TRUE", "FALSE", "NULL", "MISSING"].contains(current.text.uppercased())
    default: false
    }
  }

  /// - Parameter path: Where the value stands in the outermost one, for messages: `root.x[1]`.
  mutating func value(at path: String = "root", depth: Int = 0) throws(DynamoDBError)
    -> AttributeValue
  {
    let token = current
    switch token.kind {
    case .parameter: return try parameter()
    case .string:
      advance()
      return .s(token.text)
    case .number: return try number(isNegative: false, at: path)
    case .symbol where token.text == "-" || token.text == "+":
      advance()
      guard current.kind == .number else { throw unexpectedTerm }
      return try number(isNegative: token.text == "-", at: path)
    case .symbol where token.text == "[": return try list(at: path, depth: depth)
    case .symbol where token.text == "{": return .m(try tuple(at: path, depth: depth))
    case .symbol where token.text == "<<": return try bag(at: path)
    case .word where isAtValue:
      advance()
      switch token.text.uppercased() {
      case "TRUE": return .bool(true)
      case "FALSE": return .bool(false)
      case "NULL": return .null
      default: throw StatementFailure.missingLiteral
      }
    case .word where next.isSymbol("("):
      throw StatementFailure.at(token, "Unsupported data type: \(token.text) under key \(path)")
    default: throw unexpectedTerm
    }
  }

  private mutating func number(
    isNegative: Bool, at path: String
  ) throws(DynamoDBError) -> AttributeValue {
    let text = current.text
    // Beyond 32 bits the service's reader gives up.
    if let exponent = text.lowercased().split(separator: "e").dropFirst().first,
      Int32(exponent) == nil
    {
      throw StatementFailure.malformed("")
    }
    advance()
    do throws(Number.ParsingError) {
      return .n(try Number(parsing: (isNegative ? "-" : "") + text))
    } catch {
      throw .validation("\(error.error(for: text).message) under \(path)")
    }
  }

  private mutating func list(at path: String, depth: Int) throws(DynamoDBError) -> AttributeValue {
    try checkDepth(depth)
    advance()
    var elements: [AttributeValue] = []
    while !current.isSymbol("]") {
      if !elements.isEmpty { try expect(symbol: ",", "Expected comma or closing bracket") }
      let place = "\(path)[\(elements.count)]"
      elements.append(
        try nested { parser throws(DynamoDBError) in
          try parser.value(at: place, depth: depth + 1)
        })
    }
    advance()
    return .l(elements)
  }

  /// `{'name': value, …}`
  mutating func tuple(at path: String = "root", depth: Int = 0) throws(DynamoDBError) -> Item {
    try checkDepth(depth)
    advance()
    var attributes: [(name: String, value: AttributeValue)] = []
    var names: Set<[UInt8]> = []
    while !current.isSymbol("}") {
      if !attributes.isEmpty { try expect(symbol: ",", "Expected comma or closing brace") }
      guard current.kind == .string || current.kind == .quotedName else {
        throw StatementFailure.malformed("Expected tuple key")
      }
      let name = current.text
      advance()
      try expect(symbol: ":", "Expected colon after tuple key")
      guard names.insert(Array(name.utf8)).inserted else {
        throw .validation("Duplicate keys in tuple. Key: \(name) under \(path)")
      }
      // The attributes of an item are themselves roots.
      let place = depth == 0 ? "root" : "\(path).\(name)"
      attributes.append(
        (
          name,
          try nested { parser throws(DynamoDBError) in
            try parser.value(at: place, depth: depth + 1)
          }
        ))
    }
    advance()
    return Item(unique: attributes)
  }

  /// `<<1, 2>>`: a set of numbers or of texts.
  private mutating func bag(at path: String) throws(DynamoDBError) -> AttributeValue {
    advance()
    var elements: [AttributeValue] = []
    while !current.isSymbol(">>") {
      if !elements.isEmpty { try expect(symbol: ",", "Expected comma or closing bag") }
      elements.append(
        try nested { parser throws(DynamoDBError) in try parser.value(at: path, depth: 1) })
    }
    advance()
    return try Self.set(of: elements)
  }

  private static func set(of elements: [AttributeValue]) throws(DynamoDBError) -> AttributeValue {
    guard let first = elements.first else { throw .validation("Empty bags are not supported") }
    guard [.s, .n, .b].contains(first.kind), elements.allSatisfy({ $0.kind == first.kind }) else {
      throw .validation(
        "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags")
    }
    guard Set(elements).count == elements.count else {
      let shown = elements.map { $0.json[first.kind.rawValue]?.string ?? "" }
      throw .validation(
        "One or more parameter values were invalid: Input collection "
          + "[\(shown.joined(separator: ", "))] contains duplicates.")
    }
    var texts: [String] = []
    var numbers: [Number] = []
    var binaries: [[UInt8]] = []
    for element in elements {
      switch element {
      case .s(let text): texts.append(text)
      case .n(let number): numbers.append(number)
      case .b(let bytes): binaries.append(bytes)
      default: break
      }
    }
    return switch first.kind {
    case .s: .ss(AttributeSet(texts))
    case .n: .ns(AttributeSet(numbers))
    default: .bs(AttributeSet(binaries))
    }
  }

  /// An item counts as no level.
  private func checkDepth(_ depth: Int) throws(DynamoDBError) {
    if depth > AttributeValue.maximumDepth { throw .nestedTooDeep }
  }
}
