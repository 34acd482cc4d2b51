import DynamoDBWire

/// Lists the tables' names in order, up to 100 at a time.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html>
struct ListTables: Operation {
  static let name = "ListTables"
  static let isRead = true

  let exclusiveStart: String?
  let limit: Int

  init(from parameters: inout Parameters) {
    exclusiveStart = parameters.text("ExclusiveStartTableName")
    if let exclusiveStart {
      if exclusiveStart.isEmpty {
        // Seen in this order (DDB-TABLE-457, October 2026).
        parameters.violation(
          "", at: "exclusiveStartTableName",
          "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
      }
      parameters.checkName(exclusiveStart, at: "exclusiveStartTableName", length: 3...255)
    }
    limit = parameters.integer("Limit", atLeast: 1) ?? 100
    if limit > 100 {
      parameters.violation(
        String(limit), at: "limit", "Member must have value less than or equal to 100")
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let names = database.tableNames.filter { name in
      exclusiveStart.map { precedesByBytes($0, name) } ?? true
    }
    var output: JSON.Object = ["TableNames": .array(names.prefix(limit).map(JSON.string))]
    if names.count > limit {
      output["LastEvaluatedTableName"] = .string(names[limit - 1])
    }
    return output
  }
}
