import DynamoDBExpressions
import DynamoDBWire

/// Carries out one PartiQL statement.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html>
struct ExecuteStatement: Operation {
  static let name = "ExecuteStatement"

  let request: StatementRequest
  let position: StatementPosition?
  let limit: Int
  let capacity: ConsumedCapacity.Detail

  init(from parameters: inout Parameters) {
    request = parameters.statementRequest()
    if let failure = request.failure { parameters.report(.expressions, failure) }
    limit = parameters.integer("Limit", atLeast: 1) ?? .max
    capacity = parameters.capacityDetail()
    let token = parameters.text("NextToken")
    if token != nil { parameters.checkLength(of: token, at: "nextToken", 1...32_768) }
    guard let token else {
      position = nil
      return
    }
    do throws(DynamoDBError) {
      position = try StatementPosition(token: token, for: request.fingerprint)
    } catch {
      parameters.report(.afterExpressions, error)
      position = nil
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let statement = try request.read()
    if statement.isRead { return try read(statement, on: database) }
    let (write, output) = try plan(on: database)
    database.commit(write)
    return output
  }

  private func read(
    _ statement: Statement, on database: Database
  ) throws(DynamoDBError) -> JSON.Object {
    let read = try StatementRead(statement, on: database, consistentRead: request.consistentRead)
    let page = try read.page(limit: limit, after: position?.key)
    let next = page.lastKey.map { StatementPosition(key: $0).token(for: request.fingerprint) }
    return (["Items": .array(page.items.map(JSON.item))] as JSON.Object)
      .with("NextToken", next.map(JSON.string))
      .with("LastEvaluatedKey", page.lastKey.map(JSON.item))
      .with("ConsumedCapacity", read.capacity(of: page).json(capacity))
  }

  private func plan(on database: Database) throws(DynamoDBError) -> (PlannedWrite, JSON.Object) {
    let write = try StatementWrite(request, on: database)
    let table = try database.table(write.change.table)
    let output: JSON.Object = ["Items": .array(write.returned.map { [.item($0)] } ?? [])]
    return (
      write.change,
      output.with(
        "ConsumedCapacity", ConsumedCapacity(of: write.change, on: table).json(capacity))
    )
  }
}
