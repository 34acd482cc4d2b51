import DynamoDBExpressions
import DynamoDBWire

extension Parameters {
  /// Checks which parameters stand beside each other, before any of them is read.
  ///
  /// - Parameters:
  ///   - expressions: Those the operation knows, in the order of the service's messages.
  ///   - legacy: The parameters they replaced.
  mutating func checkCombinations(expressions: [String], legacy: [String]) {
    let isGiven = expressions.contains(where: has)
    if isGiven { refuseLegacy(legacy, beside: expressions) }
    if !isGiven, has("ExpressionAttributeNames") {
      report(
        .combinations,
        DynamoDBError.validation(
          "ExpressionAttributeNames can only be specified when using expressions"
        ).counted)
    }
    // A projection has no values.
    guard has("ExpressionAttributeValues") else { return }
    let withValues = expressions.filter { $0 != "ProjectionExpression" }
    if !withValues.isEmpty, !withValues.contains(where: has) {
      report(
        .combinations,
        DynamoDBError.validation(
          "ExpressionAttributeValues can only be specified when using expressions: "
            + "\(withValues.joined(separator: " and ")) \(withValues.count > 1 ? "are" : "is") null"
        ).counted)
    }
  }

  private mutating func refuseLegacy(_ legacy: [String], beside expressions: [String]) {
    // KeyConditions may stand beside other expressions than their successor (ExtendDB's
    // test_conditional_operator, written against the service).
    let old = legacy.filter { name in
      has(name) && (name != "KeyConditions" || has("KeyConditionExpression"))
    }
    if !old.isEmpty { refuseMixture(of: old, and: expressions.filter(has)) }
  }

  mutating func refuseMixture(of legacy: [String], and expressions: [String]) {
    report(
      .combinations,
      DynamoDBError.validation(
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {\(legacy.joined(separator: ", "))} "
          + "Expression parameters: {\(expressions.joined(separator: ", "))}"
      ).counted)
  }

  mutating func update() -> Update? {
    expression("UpdateExpression") { text, placeholders throws(DynamoDBError) in
      try Update(parsing: text, using: &placeholders)
    }
  }

  mutating func condition() -> Condition? {
    expression("ConditionExpression") { text, placeholders throws(DynamoDBError) in
      try Condition(parsing: text, as: .condition, using: &placeholders)
    }
  }

  mutating func filter() -> Condition? {
    expression("FilterExpression") { text, placeholders throws(DynamoDBError) in
      try Condition(parsing: text, as: .filter, using: &placeholders)
    }
  }

  mutating func keyCondition() -> KeyCondition? {
    let condition = expression("KeyConditionExpression") { text, names throws(DynamoDBError) in
      try KeyCondition(parsing: text, using: &names)
    }
    if let failure = condition?.failure { report(.afterExpressions, failure) }
    return condition
  }

  mutating func projection() -> Projection? {
    expression("ProjectionExpression") { text, placeholders throws(DynamoDBError) in
      try Projection(parsing: text, using: &placeholders)
    }
  }

  /// After all expressions were read: placeholders that none of them used.
  mutating func checkPlaceholders() {
    preparePlaceholders()
    do throws(DynamoDBError) {
      try placeholders?.checkAllUsed()
    } catch {
      report(.expressions, error)
    }
  }

  /// The same in an action of a transaction, which may have names and values without an expression
  /// (ExtendDB pull request 169, seen on the service in June 2026).
  mutating func checkPlaceholders(ofAny expressions: [String]) {
    if expressions.contains(where: has) { checkPlaceholders() } else { preparePlaceholders() }
  }

  private mutating func expression<Result>(
    _ name: String, _ parse: (String, inout Placeholders) throws(DynamoDBError) -> Result
  ) -> Result? {
    guard let text = text(name) else { return nil }
    preparePlaceholders()
    guard var prepared = placeholders else { return nil }
    // Only one may hold them while they are marked as used, or marking copies them.
    placeholders = nil
    defer { placeholders = prepared }
    do throws(DynamoDBError) {
      return try parse(text, &prepared)
    } catch {
      report(.expressions, error)
      return nil
    }
  }

  private mutating func preparePlaceholders() {
    guard placeholders == nil else { return }
    let names = object("ExpressionAttributeNames")
    do throws(DynamoDBError) {
      placeholders = try Placeholders(names: names, values: member("ExpressionAttributeValues"))
    } catch {
      report(.expressions, error)
      placeholders = Placeholders()
    }
  }
}
