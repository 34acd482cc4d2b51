package import DynamoDBWire

/// A database in which a run sees only its own tables, under the names that it gave them.
///
/// On the service they have the run's prefix, and a tag that tells whose they are; in answers and
/// errors neither is to be seen.
package final class PrefixedDatabase: DynamoDB {
  private let database: any DynamoDB
  private let prefix: TablePrefix

  /// The tag of all tables that runs make; its value is the run's prefix.
  package static let tag = "partita-run"

  package init(_ database: any DynamoDB, prefix: TablePrefix) {
    self.database = database
    self.prefix = prefix
  }

  package var executor: (any TaskExecutor)? { database.executor }

  package func send(_ call: Call) async throws(DynamoDBError) -> Answer {
    if call.operation == "ListTables" { return try await listTables(call) }
    var sent = Call(
      call.operation, TableMembers.renamed(call.body, { name in prefix.added(to: name) }))
    if call.operation == "CreateTable" {
      let own: JSON = ["Key": .string(Self.tag), "Value": .string(prefix.text)]
      sent.body["Tags"] = .array((call.body["Tags"]?.array ?? []) + [own])
    }
    do throws(DynamoDBError) {
      let answer = try await database.send(sent)
      var body = prefix.removed(from: own(answer.body, of: call))
      if call.operation == "ListTagsOfResource", let tags = body["Tags"]?.array {
        body["Tags"] = .array(tags.filter { $0["Key"]?.string != Self.tag })
      }
      return Answer(body)
    } catch {
      var error = error
      error.message = prefix.removed(from: error.message)
      error.fields = prefix.removed(from: error.fields)
      throw error
    }
  }

  /// What a list has of the run's own tables. Its pages may be shorter than what was asked for, as
  /// the service's may.
  private func own(_ body: JSON.Object, of call: Call) -> JSON.Object {
    guard
      let member = ["ListStreams": "Streams", "ListBackups": "BackupSummaries"][call.operation],
      let all = body[member]?.array
    else { return body }
    var body = body
    body[member] = .array(all.filter { $0["TableName"]?.string.map(prefix.begins) ?? false })
    return body
  }

  /// The run's own tables, page by page as was asked for, of all that there are.
  private func listTables(_ call: Call) async throws(DynamoDBError) -> Answer {
    let limit = call.body["Limit"]?.int ?? 100
    guard (1...100).contains(limit), call.body["ExclusiveStartTableName"]?.string?.isEmpty != true
    else { return try await database.send(call) }
    let own = try await database.tableNames().filter(prefix.begins).map { prefix.removed(from: $0) }
      .sorted(by: precedesByBytes)
    let start = call.body["ExclusiveStartTableName"]?.string
    let after = own.filter { name in start.map { precedesByBytes($0, name) } ?? true }
    var body: JSON.Object = ["TableNames": .array(after.prefix(limit).map { .string($0) })]
    if after.count > limit { body["LastEvaluatedTableName"] = .string(after[limit - 1]) }
    return Answer(body)
  }
}

extension DynamoDB {
  /// The names of all tables of an account in a region.
  package func tableNames() async throws(DynamoDBError) -> [String] {
    var names: [String] = []
    var start: JSON?
    repeat {
      var body: JSON.Object = [:]
      body["ExclusiveStartTableName"] = start
      let page = try await send(Call("ListTables", body)).body
      names += (page["TableNames"]?.array ?? []).compactMap(\.string)
      start = page["LastEvaluatedTableName"]
    } while start != nil
    return names
  }
}
