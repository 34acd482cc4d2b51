import DynamoDBWire

/// Takes tags from a table; one that it does not have is no error.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html>
struct UntagResource: Operation {
  static let name = "UntagResource"

  let resource: TaggedResource
  let keys: [String]

  init(from parameters: inout Parameters) {
    resource = parameters.taggedResource(of: Self.name)
    keys = parameters.tagKeys()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try resource.table(of: database)
    database.tablesByName[table.name]?.settings.tags.removeAll { tag in
      keys.contains { sameBytes($0, tag.key) }
    }
    return [:]
  }
}
