import DynamoDBWire

extension StatementParser {
  mutating func statement() throws(DynamoDBError) -> Statement {
    let first = current
    let statement: Statement
    if take("SELECT") {
      statement = try select()
    } else if take("INSERT") {
      statement = try insert()
    } else if take("UPDATE") {
      let source = try source("Expected identifier for simple path")
      try refuseAlias()
      statement = try update(of: source, try updateActions(), condition: nil)
    } else if take("DELETE") {
      statement = try delete()
    } else if take("FROM") {
      statement = try updateFrom()
    } else if take("EXISTS") {
      statement = try exists()
    } else if first.kind == .word, isAtName {
      throw StatementFailure.malformed("Expected data manipulation")
    } else {
      throw unexpectedTerm
    }
    try end()
    return statement
  }

  // MARK: Reads

  private mutating func select() throws(DynamoDBError) -> Statement {
    let projection = try projection()
    try expect("FROM")
    let source = try source("Unexpected term")
    if current.isSymbol(",") {
      throw .validation("Only select from a single table or index is supported.")
    }
    try refuseAlias()
    let condition = take("WHERE") ? try self.condition() : nil
    let order = try order()
    if !order.isEmpty, condition == nil, !current.isKeyword("WHERE") {
      throw .validation("Must have WHERE clause in the statement when using ORDER BY clause.")
    }
    for clause in ["GROUP", "HAVING", "LIMIT"] where current.isKeyword(clause) {
      throw .validation("Unsupported clause: \(clause)")
    }
    return Statement(.select(projection, order), on: source, where: try checked(condition))
  }

  private mutating func projection() throws(DynamoDBError) -> StatementProjection? {
    if take(symbol: "*") {
      if current.isSymbol(",") { throw Self.starAndOthers }
      return nil
    }
    if current.isKeyword("VALUE") {
      throw .validation("Select projection doesn't support value or pivot keywords")
    }
    var paths: [DocumentPath] = []
    var checker = ExpressionChecker(.statement, Placeholders())
    repeat {
      if current.isSymbol("*") { throw Self.starAndOthers }
      if current.kind == .word, next.isSymbol("(") {
        throw StatementFailure.at(current, "Unexpected path component")
      }
      paths.append(try checker.path(try path()))
      if current.isKeyword("AS") || isAtName { throw StatementFailure.aliasing }
    } while take(symbol: ",")
    return try StatementProjection(paths)
  }

  private static var starAndOthers: DynamoDBError {
    .validation("Other attributes should not be present in the projection when '*' is used.")
  }

  private mutating func order() throws(DynamoDBError) -> [Statement.Order] {
    guard take("ORDER") else { return [] }
    try expect("BY")
    var order: [Statement.Order] = []
    repeat {
      guard isAtName else { throw unexpectedTerm }
      let name = current.text
      advance()
      let isDescending = take("DESC")
      if !isDescending { _ = take("ASC") }
      order.append(Statement.Order(name: name, isDescending: isDescending))
    } while take(symbol: ",")
    return order
  }

  /// `EXISTS(SELECT * FROM t WHERE key AND condition)`
  private mutating func exists() throws(DynamoDBError) -> Statement {
    try expect(symbol: "(", "Expected opening parenthesis")
    try expect("SELECT")
    let inner = try select()
    try expect(symbol: ")", "Expected closing parenthesis")
    return Statement(.exists, on: (inner.table, inner.index), where: inner.condition)
  }

  // MARK: Writes

  private mutating func insert() throws(DynamoDBError) -> Statement {
    try expect("INTO")
    let source = try source("Expected identifier for simple path")
    if current.isKeyword("VALUES") || current.isSymbol("<<") { throw Self.severalItems }
    guard take("VALUE") else { throw StatementFailure.leftover }
    if current.isSymbol("<<") { throw Self.severalItems }
    guard current.isSymbol("{") else {
      throw .validation(
        "Unsupported format in item expression. Please use struct format {...} to express item "
          + "values for insert statement.")
    }
    let item = try tuple()
    if current.isKeyword("RETURNING") {
      throw .validation("RETURNING is not supported in INSERT")
    }
    return Statement(.insert(item), on: source, where: nil)
  }

  private static var severalItems: DynamoDBError {
    .validation(
      "Unsupported operation: Inserting multiple items in a single statement is not supported, use "
        + "\"INSERT INTO tableName VALUE item\" instead")
  }

  /// - Parameter condition: Where WHERE came before the actions.
  private mutating func update(
    of source: (table: String, index: String?), _ syntax: UpdateSyntax, condition: ConditionSyntax?
  ) throws(DynamoDBError) -> Statement {
    var condition = condition
    if condition == nil, take("WHERE") { condition = try self.condition() }
    let returning = try returning()
    guard let condition else { throw StatementFailure.incompleteKey }
    var checker = UpdateChecker(placeholders, as: .statement)
    let update = Update(CheckedUpdate(try checker.actions(syntax)), values: checker.values)
    return Statement(.update(update, returning), on: source, where: try checked(condition))
  }

  /// `FROM t WHERE condition SET …`
  private mutating func updateFrom() throws(DynamoDBError) -> Statement {
    let source = try source("Expected identifier for simple path")
    try refuseAlias()
    let condition = take("WHERE") ? try self.condition() : nil
    let syntax = try updateActions()
    if current.isKeyword("WHERE") { throw StatementFailure.leftover }
    guard let condition else { throw StatementFailure.incompleteKey }
    return try update(of: source, syntax, condition: condition)
  }

  private mutating func delete() throws(DynamoDBError) -> Statement {
    try expect("FROM")
    let source = try source("Expected identifier for simple path")
    try refuseAlias()
    let condition = take("WHERE") ? try self.condition() : nil
    let returning = try returning()
    if let returning, returning != .allOld {
      throw .validation(
        "Invalid returning clause: RETURNING \(returning.rawValue). Only RETURNING ALL OLD * is "
          + "allowed in DELETE statements.")
    }
    guard condition != nil else { throw StatementFailure.incompleteKey }
    return Statement(.delete(returning), on: source, where: try checked(condition))
  }

  private mutating func returning() throws(DynamoDBError) -> Statement.Returning? {
    guard take("RETURNING") else { return nil }
    let words = [current, next].map { $0.text.uppercased() }
    guard let returning = Statement.Returning(rawValue: "\(words[0]) \(words[1]) *") else {
      throw StatementFailure.malformed("Expected ALL or MODIFIED")
    }
    advance()
    advance()
    guard take(symbol: "*") else {
      throw .validation("Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause")
    }
    if current.isSymbol(",") {
      throw .validation("Invalid syntax with multiple returning elements in RETURNING clause")
    }
    return returning
  }

  // MARK: From syntax to checked trees

  private var placeholders: Placeholders { Placeholders(values: values) }

  private func checked(_ condition: ConditionSyntax?) throws(DynamoDBError) -> StatementCondition? {
    guard let condition else { return nil }
    var checker = ConditionChecker(.statement, placeholders)
    let tree = try checker.tree(condition)
    return StatementCondition(tree, values: checker.values, paths: checker.paths)
  }
}
