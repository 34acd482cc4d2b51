import DynamoDBExpressions
import DynamoDBWire

/// One statement of a request with its parameters.
struct StatementRequest: Sendable {
  /// nil where it could not be read.
  let statement: Statement?
  let failure: DynamoDBError?
  let consistentRead: Bool
  let returnsItemOnFailure: Bool
  /// Text and parameters as they were sent.
  let fingerprint: [UInt8]

  /// The statement, or why there is none.
  func read() throws(DynamoDBError) -> Statement {
    guard let statement else { throw failure ?? .validation("") }
    return statement
  }
}

extension Parameters {
  /// Source: the service model, PartiQLStatement: 1 to 8192.
  mutating func statementRequest() -> StatementRequest {
    let text = text("Statement")
    checkLength(of: text, at: "statement", 1...8192)
    let elements = list("Parameters")
    if let elements, elements.isEmpty {
      violation("[]", at: "parameters", "Member must have length greater than or equal to 1")
    }
    var values: [AttributeValue] = []
    for element in elements ?? [] {
      do throws(DynamoDBError) {
        values.append(try AttributeValue(json: element))
      } catch {
        report(.values, error)
      }
    }
    let consistentRead = flag("ConsistentRead") ?? false
    let returnsItem =
      choice("ReturnValuesOnConditionCheckFailure", of: ["ALL_OLD", "NONE"]) == "ALL_OLD"
    var fingerprint = Array((text ?? "").utf8)
    JSON.array(elements ?? []).write(to: &fingerprint)
    do throws(DynamoDBError) {
      let statement = try Statement(parsing: text ?? "", parameters: values)
      return StatementRequest(
        statement: statement, failure: nil, consistentRead: consistentRead,
        returnsItemOnFailure: returnsItem, fingerprint: fingerprint)
    } catch {
      return StatementRequest(
        statement: nil, failure: error, consistentRead: consistentRead,
        returnsItemOnFailure: returnsItem, fingerprint: fingerprint)
    }
  }

  /// The statements of a batch or transaction.
  mutating func statementRequests(_ name: String, limit: Int) -> [StatementRequest] {
    guard let elements = list(name) else {
      if member(name) == nil { violation(nil, at: name.lowerFirst, "Member must not be null") }
      return []
    }
    if elements.isEmpty {
      violation("[]", at: name.lowerFirst, "Member must have length greater than or equal to 1")
    }
    if elements.count > limit {
      violation(
        "[\(name)]", at: name.lowerFirst, "Member must have length less than or equal to \(limit)")
    }
    return elements.enumerated().map { index, element in
      inside(element.object ?? [:], at: "\(name.lowerFirst).\(index + 1).member") {
        $0.statementRequest()
      }
    }
  }
}

extension Statement {
  /// The table's name, given by its ARN or as it is.
  var tableName: String { Parameters.tableName(fromARN: table) ?? table }
}

extension DynamoDBError {
  static let duplicateItem = DynamoDBError(
    "DuplicateItemException", "Duplicate primary key exists in table")
}
