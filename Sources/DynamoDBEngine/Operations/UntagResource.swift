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
    let list = parameters.list("TagKeys")
    if list == nil { parameters.violation(nil, at: "tagKeys", "Member must not be null") }
    keys = (list ?? []).compactMap(\.string)
    if list != nil, keys.isEmpty {
      parameters.report(
        .operation, .validation("Atleast one Tag Key needs to be provided as Input."))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table: Table
    do throws(DynamoDBError) {
      table = try resource.table(of: database)
    } catch {
      // The service says less here than for TagResource (recorded by dynalite).
      throw .resourceNotFound("Requested resource not found")
    }
    database.tablesByName[table.name]?.settings.tags.removeAll { tag in
      keys.contains { sameBytes($0, tag.key) }
    }
    return [:]
  }
}
