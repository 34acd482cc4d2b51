import DynamoDBWire

/// Gives a table tags; one that it has already is replaced.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html>
struct TagResource: Operation {
  static let name = "TagResource"

  let resource: TaggedResource
  let tags: [TableSettings.Tag]

  init(from parameters: inout Parameters) {
    resource = parameters.taggedResource(of: Self.name)
    if parameters.member("Tags") == nil {
      parameters.violation(nil, at: "tags", "Member must not be null")
    }
    tags = parameters.tags()
    if parameters.member("Tags") != nil, tags.isEmpty {
      parameters.report(
        .operation, .validation("Atleast one Tag needs to be provided as Input."))
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    var table = try resource.table(of: database)
    for tag in tags {
      table.settings.tags.removeAll { sameBytes($0.key, tag.key) }
      table.settings.tags.append(tag)
    }
    // What there will be counts: at the limit, tags can still be replaced (DDB-TABLE-108, October 2026).
    if table.settings.tags.count > Parameters.maximumTags { throw Parameters.tooManyTags }
    database.tablesByName[table.name]?.settings.tags = table.settings.tags
    return [:]
  }
}
